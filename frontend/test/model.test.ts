/** What documents lived through in `tests/model` (a server of ours, links that break, duplicated tabs): the browser's own code says the same thereupon. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Json } from '../src/json'
import type { Action, ClientMessage, ServerMessage } from '../src/protocol.gen'
import { Store } from '../src/store/store'
import { Client, type Socket } from '../src/transport/client'

type Entry =
  | ['emit', bind: string, args: Json[], isBackground: boolean, said: ClientMessage[]]
  | ['receive', message: ServerMessage, said: ClientMessage[]]
  | ['open' | 'cut' | 'ack', said: ClientMessage[]]

interface Script {
  doc: string
  token: string
  defaults: { [field: string]: Json }
  diary: Entry[]
  shown: { [field: string]: Json }
  actions: Action[]
  pending: number
}

const scripts = JSON.parse(readFileSync(new URL('../../tests/model/scripts.json', import.meta.url), 'utf8')) as Script[]
const ACK_EVERY = 1_000

const split = (field: string): [state: string, field: string] => {
  const at = field.lastIndexOf('.')
  return [field.slice(0, at), field.slice(at + 1)]
}

const play = ({ doc, token: first, defaults, diary }: Script): { client: Client; store: Store; actions: Action[]; said: ClientMessage[][] } => {
  const store = new Store()
  const fill = (replace: boolean): void => {
    for (const [path, value] of Object.entries(defaults)) {
      const [state, field] = split(path)
      store.fill({ [state]: { [field]: value } }, replace)
    }
  }
  fill(false)
  const actions: Action[] = []
  const timers = new Set<{ milliseconds: number; task: () => void }>()
  let token = first || null
  let socket: Socket | undefined
  let now: ClientMessage[] = []
  const client = new Client(doc, 'build', {
    connect: () => (socket = { readyState: 1, send: (text) => now.push(JSON.parse(text) as ClientMessage), close: () => undefined, onopen: null, onmessage: null, onclose: null }),
    url: () => '/',
    storage: () => ({}),
    token: { get: () => token, set: (given) => (token = given) },
    apply: (patches, fresh) => {
      if (fresh) fill(true)
      store.apply(patches)
    },
    act: (given) => actions.push(...given),
    status: () => undefined,
    reload: () => undefined,
    renewed: () => undefined,
    interrupted: () => undefined,
    overlay: () => undefined,
    after: (milliseconds, task) => {
      const timer = { milliseconds, task }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    random: () => 1,
  })
  const steps = {
    emit: (bind: string, args: Json[], isBackground: boolean) => client.emit(bind, args, isBackground),
    open: () => {
      client.wake()
      socket!.onopen!()
    },
    receive: (message: ServerMessage) => socket!.onmessage!({ data: JSON.stringify(message) }),
    cut: () => socket!.onclose!({ code: 1006 }),
    ack: () => {
      for (const timer of [...timers]) if (timer.milliseconds === ACK_EVERY && timers.delete(timer)) timer.task()
    },
  }
  const said = diary.map(([step, ...rest]) => {
    now = []
    ;(steps[step] as (...args: unknown[]) => void)(...rest.slice(0, -1))
    return now
  })
  return { client, store, actions, said }
}

/** Without what a hello has beside: the values kept in the browser, of which this app has none. */
const plain = (message: ClientMessage): object => {
  const { storage: _, ...rest } = message as ClientMessage & { storage?: unknown }
  return rest
}

describe('a document', () => {
  it.each(scripts.map((script, at) => [`${at} ${script.doc}`, script] as const))('%s', (_, script) => {
    const { client, store, actions, said } = play(script)
    expect(said.map((messages) => messages.map(plain))).toEqual(script.diary.map((entry) => entry.at(-1)))
    for (const [path, value] of Object.entries(script.shown)) expect(store.get(split(path))).toEqual(value)
    expect(actions).toEqual(script.actions)
    expect(client.pending).toBe(script.pending)
  })
})
