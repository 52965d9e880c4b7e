/** What React and the libraries expect of every engine, and a bare V8 has not. Imported before all of them. */

type Globals = { [name: string]: unknown }
const globals = globalThis as unknown as Globals

const nothing = (): void => undefined

class Encoder {
  encode(text = ''): Uint8Array {
    return Uint8Array.from(unescape(encodeURIComponent(text)), (character) => character.charCodeAt(0))
  }
}

class Decoder {
  decode(bytes: Iterable<number> = []): string {
    return decodeURIComponent(escape(String.fromCharCode(...bytes)))
  }
}

class Channel {
  port1: { onmessage: ((event: object) => void) | null } = { onmessage: null }
  port2 = { postMessage: (): void => void Promise.resolve().then(() => this.port1.onmessage?.({})) }
}

const missing: Globals = {
  process: { env: { NODE_ENV: 'production' } },
  console: { log: nothing, warn: nothing, error: nothing, info: nothing, debug: nothing },
  TextEncoder: Encoder,
  TextDecoder: Decoder,
  MessageChannel: Channel,
  ReadableStream: class {},
  AbortController: class {
    signal = { addEventListener: nothing }
    abort = nothing
  },
  performance: { now: () => Date.now() },
  setTimeout: () => 0,
  clearTimeout: nothing,
  setInterval: () => 0,
  clearInterval: nothing,
  queueMicrotask: (task: () => void) => void Promise.resolve().then(task),
  structuredClone: (value: unknown) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value))),
}

for (const [name, value] of Object.entries(missing)) globals[name] ??= value

export {}
