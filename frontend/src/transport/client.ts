/**
 * The conversation with the server: one WebSocket at a time, events in order, every version applied once. Events are sent without waiting
 * for those before them, since the server runs them one after the other: what is typed is a round trip behind, however fast.
 *
 * An event is kept until the delta that acknowledges it has come, over as many connections as that takes: `welcome.n`
 * says what the server already has, the rest is sent again. Knows no React and no DOM: what is outside comes in
 * through `Outside`, which tests replace.
 */
import type { Json } from '../json'
import type { Action, ClientMessage, Delta, Overlay, Patch, Reload, ServerMessage, Welcome } from '../protocol.gen'
import { CLOSE_MOVED } from '../protocol.gen'

/** `WebSocket.OPEN`. */
const OPEN = 1

export interface Socket {
  readonly readyState: number
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { data: string }) => void) | null
  onclose: ((event: { code: number }) => void) | null
}

export interface Outside {
  connect(): Socket
  url(): string
  storage(): { [key: string]: string | null }
  token: { get(): string | null; set(token: string): void }
  apply(patches: Patch[], fresh: boolean): void
  act(actions: Action[]): void
  /** How often in a row no connection was had, 0 while there is one; and how many changes the server has not yet because of it. */
  status(errors: number, waiting: number): void
  reload(message: Reload): void
  /** The server runs other code than the page was compiled from. */
  renewed(build: string): void
  /** An event had started when its server stopped: nobody knows how far it came. */
  interrupted(n: number): void
  overlay(message: Overlay): void
  after(milliseconds: number, task: () => void): () => void
  random(): number
}

type Numbered = { n: number; background: boolean; sent: boolean; message: (n: number) => ClientMessage; done?: (() => void) | undefined }

const HEARTBEAT = 25_000
const PATIENCE = 10_000
/** For an answer after the tab was away: what took its link while it slept tells nobody. */
const WAKING = 3_000
/** Events under way at most: beyond them the server would not read. */
const WINDOW = 32
const ACK_EVERY = 1_000
const BACKOFF = [0, 100, 300, 1_000, 2_000, 5_000, 10_000]

export class Client {
  readonly doc: string
  #outside: Outside
  #build: string
  #socket: Socket | null = null
  #ready = false
  #version = 0
  #next = 1
  #waiting: Numbered[] = []
  #attempt = 0
  /** What waits has outlived a connection: the page is told until all of it has been acknowledged. */
  #late = false
  #asking: (() => void)[] = []
  #cancelRetry: (() => void) | null = null
  #cancelBeat: (() => void) | null = null
  /** It was asked whether anybody is there: asking again gives no more time for the answer. */
  #waking = false
  #cancelAck: (() => void) | null = null

  constructor(doc: string, build: string, outside: Outside) {
    this.doc = doc
    this.#build = build
    this.#outside = outside
  }

  get connected(): boolean {
    return this.#ready
  }

  /** Changes that are not yet acknowledged. */
  get pending(): number {
    return this.#waiting.length
  }

  /** Whether there are changes that a lost connection holds up: who closes the tab now loses them. */
  get late(): boolean {
    return this.#late && this.#waiting.length > 0
  }

  /** Queues a call of a binding; `done` is called when the delta that acknowledges it has been applied. */
  emit(bind: string, args: Json[], background = false, done?: () => void): void {
    this.#enqueue({ background, message: (n) => ({ t: 'event', n, bind, args }), done })
  }

  /** Queues a navigation; `done` is called when its delta has been applied. */
  navigate(url: string, done: () => void): void {
    this.#enqueue({ background: false, message: (n) => ({ t: 'navigate', n, url }), done })
  }

  sync(values: { [key: string]: string | null }): void {
    this.#enqueue({ background: false, message: (n) => ({ t: 'storage', n, values }) })
  }

  report(message: string, stack: string, component: string): void {
    if (this.#ready) this.#send({ t: 'error', message, stack, component })
  }

  /** The tab is looked at again, or the network came back: connects now, or asks whether anybody is still there. */
  wake(): void {
    if (!this.#socket) return this.connect()
    if (!this.#ready || this.#waking) return
    this.#send({ t: 'ping' })
    this.#beat(WAKING)
  }

  /** Resolves when the server has said something. */
  answered(): Promise<void> {
    return new Promise((resolve) => {
      this.#asking.push(resolve)
      this.wake()
    })
  }

  /** The tab is put away: a connection would keep it from being kept as it is. */
  sleep(): void {
    this.#drop()
    for (const cancel of [this.#cancelRetry, this.#cancelBeat, this.#cancelAck]) cancel?.()
    this.#cancelRetry = this.#cancelBeat = this.#cancelAck = null
  }

  /** Connects now, without waiting for the back-off. */
  connect(): void {
    this.#cancelRetry?.()
    this.#cancelRetry = null
    if (this.#socket) return
    const socket = this.#outside.connect()
    this.#socket = socket
    socket.onopen = () => {
      const token = this.#outside.token.get()
      this.#send({ t: 'hello', doc: this.doc, url: this.#outside.url(), build: this.#build, version: this.#version, storage: this.#outside.storage(), ...(token ? { token } : {}) })
    }
    socket.onmessage = ({ data }) => socket === this.#socket && this.#receive(JSON.parse(data) as ServerMessage)
    socket.onclose = ({ code }) => socket === this.#socket && this.#lost(code)
    this.#beat()
  }

  #enqueue(entry: { background: boolean; message: (n: number) => ClientMessage; done?: (() => void) | undefined }): void {
    this.#waiting.push({ n: this.#next++, sent: false, done: undefined, ...entry })
    this.#pump()
    if (this.#late) this.#tell()
  }

  #tell(): void {
    if (this.#ready && this.#waiting.length === 0) this.#late = false
    this.#outside.status(this.#ready ? 0 : this.#attempt, this.#late ? this.#waiting.length : 0)
  }

  /** Sends what may be sent, in order; background events, which end at once, also past a full window. */
  #pump(): void {
    if (!this.#ready) return
    let free = WINDOW
    for (const entry of this.#waiting) {
      if (!entry.background && free-- <= 0) continue
      if (entry.sent) continue
      entry.sent = true
      this.#send(entry.message(entry.n))
    }
  }

  #receive(message: ServerMessage): void {
    this.#beat()
    for (const answer of this.#asking.splice(0)) answer()
    switch (message.t) {
      case 'welcome':
        return this.#welcomed(message)
      case 'delta':
        return this.#delta(message)
      case 'reload':
        return this.#outside.reload(message)
      case 'overlay':
        return this.#outside.overlay(message)
    }
  }

  #welcomed(message: Welcome): void {
    this.#ready = true
    this.#attempt = 0
    this.#outside.token.set(message.token)
    // Whoever answers runs: what did not run before is mended, or is told again after this.
    this.#outside.overlay({ t: 'overlay', text: null })
    if (message.fresh) this.#version = 0
    if (message.patches) {
      this.#outside.apply(message.patches, message.fresh ?? false)
      this.#version = message.version ?? 0
    }
    // A new session knows nothing of this document: everything unacknowledged is new to it.
    const received = message.n ?? 0
    // A snapshot holds the effect of what was received: its acknowledgements went with the deltas that were lost.
    if (message.patches) {
      const done = this.#waiting.filter((entry) => entry.n <= received)
      this.#waiting = this.#waiting.filter((entry) => entry.n > received)
      for (const entry of done) entry.done?.()
    }
    for (const entry of this.#waiting) entry.sent = entry.n <= received
    if (message.build && message.build !== this.#build) {
      this.#build = message.build
      this.#outside.renewed(message.build)
    }
    this.#tell()
    this.#pump()
  }

  #delta(message: Delta): void {
    if (message.v > this.#version) {
      if (message.v !== this.#version + 1) return this.#reconnect()
      this.#version = message.v
      if (message.p) this.#outside.apply(message.p, false)
      if (message.do) this.#outside.act(message.do)
      if (message.lost) this.#outside.interrupted(message.ack ?? 0)
      this.#cancelAck ??= this.#outside.after(ACK_EVERY, () => {
        this.#cancelAck = null
        if (this.#ready) this.#send({ t: 'ack', version: this.#version })
      })
    }
    if (message.ack) {
      const at = this.#waiting.findIndex((entry) => entry.n === message.ack)
      if (at >= 0) {
        const [entry] = this.#waiting.splice(at, 1)
        entry!.done?.()
        if (this.#late) this.#tell()
      }
      this.#pump()
    }
  }

  #send(message: ClientMessage): void {
    // A socket that is closing takes no more; what must not be lost is kept until it is acknowledged.
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify(message))
  }

  #reconnect(): void {
    this.#drop()
    this.connect()
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = null
    this.#ready = false
    if (socket) {
      socket.onclose = socket.onmessage = socket.onopen = null
      socket.close()
    }
  }

  #lost(code: number): void {
    this.#drop()
    if (code === CLOSE_MOVED) return this.connect()
    this.#late = true
    const wait = BACKOFF[Math.min(this.#attempt++, BACKOFF.length - 1)]! * (0.75 + this.#outside.random() / 2)
    this.#cancelRetry ??= this.#outside.after(wait, () => {
      this.#cancelRetry = null
      this.connect()
    })
    this.#tell()
  }

  /** Restarts the heartbeat: silence leads to a ping, silence after it to a new connection. */
  #beat(pinged = 0): void {
    this.#waking = pinged === WAKING
    this.#cancelBeat?.()
    this.#cancelBeat = this.#outside.after(pinged || (this.#ready ? HEARTBEAT : PATIENCE), () => {
      if (!this.#ready) return this.#socket && this.#lost(0)
      if (pinged) return this.#lost(0)
      this.#send({ t: 'ping' })
      this.#beat(PATIENCE)
    })
  }
}
