/** The queue and the conversation, against a server played by the test: sockets and time are given in. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { ClientMessage, Patch, ServerMessage } from '../src/protocol.gen'
import { CLOSE_MOVED } from '../src/protocol.gen'
import { Client, type Outside, type Socket } from '../src/transport/client'

class FakeSocket implements Socket {
  readyState = 1
  sent: ClientMessage[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientMessage)
  }
  close(): void {
    this.readyState = 3
  }
  say(message: ServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
  cut(code = 1006): void {
    this.readyState = 3
    this.onclose?.({ code })
  }
  /** What was sent after the hello. */
  get events(): ClientMessage[] {
    return this.sent.slice(1)
  }
}

let sockets: FakeSocket[]
let timers: Map<number, { at: number; task: () => void }>
let now: number
let applied: { patches: Patch[]; fresh: boolean }[]
let statuses: [errors: number, waiting: number][]
let renewed: string[]
let interrupted: number[]
let token: string | null
let client: Client

const socket = (): FakeSocket => sockets.at(-1)!

const pass = (milliseconds: number): void => {
  now += milliseconds
  for (const [id, { at, task }] of [...timers].sort((a, b) => a[1].at - b[1].at)) {
    if (at <= now && timers.delete(id)) task()
  }
}

const welcome = (more: Partial<ServerMessage & { t: 'welcome' }> = {}): void => {
  socket().onopen!()
  socket().say({ t: 'welcome', token: 'secret', build: 'b1', ...more } as ServerMessage)
}

beforeEach(() => {
  sockets = []
  timers = new Map()
  now = 0
  applied = []
  statuses = []
  renewed = []
  interrupted = []
  token = null
  let id = 0
  const outside: Outside = {
    connect: () => {
      sockets.push(new FakeSocket())
      return socket()
    },
    url: () => '/page',
    storage: () => ({}),
    token: { get: () => token, set: (given) => (token = given) },
    apply: (patches, fresh) => applied.push({ patches, fresh }),
    act: () => {},
    status: (errors, waiting) => statuses.push([errors, waiting]),
    reload: () => {},
    renewed: (build) => renewed.push(build),
    interrupted: (n) => interrupted.push(n),
    overlay: () => {},
    after: (milliseconds, task) => {
      const key = id++
      timers.set(key, { at: now + milliseconds, task })
      return () => timers.delete(key)
    },
    random: () => 0.5,
  }
  client = new Client('doc-1', 'b1', outside)
  client.connect()
})

describe('the queue', () => {
  it('sends events in order, without waiting for those before', () => {
    const done: number[] = []
    client.emit('first', [1], false, () => done.push(1))
    client.emit('second', [], false, () => done.push(2))
    welcome({ fresh: true })
    expect(socket().events).toEqual([
      { t: 'event', n: 1, bind: 'first', args: [1] },
      { t: 'event', n: 2, bind: 'second', args: [] },
    ])
    socket().say({ t: 'delta', v: 1 })
    expect(done).toEqual([])
    socket().say({ t: 'delta', v: 2, ack: 1 })
    socket().say({ t: 'delta', v: 3, ack: 2 })
    expect(done).toEqual([1, 2])
    expect(client.pending).toBe(0)
  })

  it('has 32 events under way, and background events beside them', () => {
    welcome({ fresh: true })
    for (let i = 0; i < 40; i++) client.emit(`e${i}`, [])
    client.emit('behind', [], true)
    const names = (): string[] => socket().events.map((event) => (event as { bind: string }).bind)
    expect(names()).toHaveLength(33)
    expect(names().at(-1)).toBe('behind')
    socket().say({ t: 'delta', v: 1, ack: 1 })
    expect(names().at(-1)).toBe('e32')
  })

  it('survives a cut: what the server has is not sent again, the rest is, under its old number', () => {
    welcome({ fresh: true })
    client.emit('first', [])
    client.emit('second', [])
    socket().cut()
    pass(0)
    expect(sockets).toHaveLength(2)
    welcome({ n: 1, version: 0 })
    expect(socket().events).toEqual([{ t: 'event', n: 2, bind: 'second', args: [] }])
  })

  it('sends everything to a session that is new, from the first', () => {
    welcome({ fresh: true })
    client.emit('first', [])
    client.emit('second', [])
    socket().cut()
    pass(0)
    welcome({ fresh: true, n: 0 })
    expect(socket().events).toEqual([
      { t: 'event', n: 1, bind: 'first', args: [] },
      { t: 'event', n: 2, bind: 'second', args: [] },
    ])
  })

  it('takes a snapshot for the acknowledgement of what the server had', () => {
    let arrived = false
    welcome({ fresh: true })
    client.navigate('/there', () => (arrived = true))
    socket().cut()
    pass(0)
    welcome({ n: 1, version: 7, patches: [['=', ['S', 'count'], 3]] })
    expect(arrived).toBe(true)
    expect(client.pending).toBe(0)
    socket().say({ t: 'delta', v: 8 })
    expect(sockets).toHaveLength(2)
  })
})

describe('the conversation', () => {
  it('says hello with the token and the version it has', () => {
    welcome({ fresh: true })
    socket().say({ t: 'delta', v: 1 })
    socket().cut()
    pass(0)
    socket().onopen!()
    expect(socket().sent[0]).toMatchObject({ t: 'hello', doc: 'doc-1', token: 'secret', version: 1 })
  })

  it('applies every version once and asks again after a gap', () => {
    welcome({ fresh: true })
    const patch: Patch = ['=', ['S', 'count'], 1]
    socket().say({ t: 'delta', v: 1, p: [patch] })
    socket().say({ t: 'delta', v: 1, p: [patch] })
    expect(applied).toHaveLength(1)
    socket().say({ t: 'delta', v: 3, p: [patch] })
    expect(applied).toHaveLength(1)
    expect(sockets).toHaveLength(2)
  })

  it('backs off and tells the page, but not when the server only moved', () => {
    welcome({ fresh: true })
    socket().cut(CLOSE_MOVED)
    expect(sockets).toHaveLength(2)
    expect(statuses).toEqual([[0, 0]])
    for (const wait of [0, 100, 300, 1_000, 2_000, 5_000, 10_000, 10_000]) {
      const before = sockets.length
      socket().cut()
      if (wait > 0) pass(wait - 1)
      expect(sockets).toHaveLength(before)
      pass(1)
      expect(sockets).toHaveLength(before + 1)
    }
    expect(statuses.slice(1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((errors) => [errors, 0]))
  })

  it('pings after silence, and connects again when nobody answers', () => {
    welcome({ fresh: true })
    pass(25_000)
    expect(socket().events).toEqual([{ t: 'ping' }])
    pass(10_000)
    pass(0)
    expect(sockets).toHaveLength(2)
  })

  it('says of an event that it was interrupted, once', () => {
    welcome({ fresh: true })
    client.emit('pay', [])
    socket().cut()
    pass(0)
    welcome({ n: 1, version: 4, patches: [] })
    socket().say({ t: 'delta', v: 5, ack: 1, lost: true })
    socket().say({ t: 'delta', v: 5, ack: 1, lost: true })
    expect(interrupted).toEqual([1])
  })

  it('tells the page what waits for a lost connection, until the server has it', () => {
    client.emit('early', [])
    welcome({ fresh: true })
    socket().say({ t: 'delta', v: 1, ack: 1 })
    client.emit('first', [])
    expect(statuses).toEqual([[0, 0]])
    socket().cut()
    client.emit('second', [])
    expect(client.late).toBe(true)
    pass(0)
    welcome({ n: 1, version: 1 })
    socket().say({ t: 'delta', v: 2, ack: 2 })
    socket().say({ t: 'delta', v: 3, ack: 3 })
    expect(client.late).toBe(false)
    client.emit('third', [])
    expect(statuses.slice(1)).toEqual([[1, 1], [1, 2], [0, 2], [0, 1], [0, 0]])
  })

  it('asks whether anybody is there when it wakes, and does not wait long for the answer', () => {
    welcome({ fresh: true })
    client.wake()
    expect(socket().events).toEqual([{ t: 'ping' }])
    socket().say({ t: 'pong' })
    pass(3_000)
    expect(sockets).toHaveLength(1)
    client.wake()
    pass(3_000)
    pass(0)
    expect(sockets).toHaveLength(2)
  })

  it('gives no more time for the answer when it wakes again meanwhile', () => {
    welcome({ fresh: true })
    for (let wakes = 0; wakes < 3; wakes++) {
      client.wake()
      pass(1_500)
    }
    expect(sockets).toHaveLength(2)
  })

  it('has no connection while the tab is put away, and goes on with the same document', () => {
    welcome({ fresh: true })
    client.sleep()
    client.emit('meanwhile', [])
    pass(60_000)
    expect(sockets).toHaveLength(1)
    client.wake()
    welcome({ n: 0, version: 0 })
    expect(socket().sent[0]).toMatchObject({ t: 'hello', doc: 'doc-1', token: 'secret' })
    expect(socket().events).toEqual([{ t: 'event', n: 1, bind: 'meanwhile', args: [] }])
  })

  it('takes the word of a session in which another page has been meanwhile for what it has received', () => {
    welcome({ fresh: true })
    client.emit('first', [])
    client.emit('second', [])
    client.sleep()
    client.wake()
    welcome({ fresh: true, n: 1, patches: [] })
    expect(socket().events).toEqual([{ t: 'event', n: 2, bind: 'second', args: [] }])
  })

  it('acknowledges what came once a second, however much it was', () => {
    welcome({ fresh: true })
    for (let v = 1; v <= 100; v++) socket().say({ t: 'delta', v })
    pass(1_000)
    expect(socket().events).toEqual([{ t: 'ack', version: 100 }])
  })

  it('puts nothing into a socket that is closing', () => {
    welcome({ fresh: true })
    socket().readyState = 2
    client.emit('late', [])
    expect(socket().events).toEqual([])
    socket().cut()
    pass(0)
    welcome({ n: 0 })
    expect(socket().events).toEqual([{ t: 'event', n: 1, bind: 'late', args: [] }])
  })

  it('notices that the server runs other code', () => {
    welcome({ fresh: true })
    socket().cut(CLOSE_MOVED)
    welcome({ n: 0, build: 'b2' })
    expect(renewed).toEqual(['b2'])
  })
})
