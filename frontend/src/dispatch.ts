/** From a trigger in the page to the queue: event actions (throttle, debounce …), then the steps of the chain. */
import { encode, type Json } from './json'
import { act } from './actions'
import { session } from './session'

export type Step =
  | readonly ['b' | 'b~', string, readonly unknown[]]
  | readonly ['do', string, { readonly [key: string]: unknown }]
  | readonly ['call', (...args: unknown[]) => unknown]

export interface EventActions {
  preventDefault?: boolean
  stopPropagation?: boolean
  throttle?: number
  debounce?: number
  temporal?: boolean
}

/** Waits for what one source (an input) has set off: debounce timers, acknowledgements. `settled` is called when all of it has come. */
export class Watch {
  waiting = 0
  constructor(readonly settled: () => void) {}
  begin(): () => void {
    this.waiting++
    return () => {
      if (--this.waiting === 0) this.settled()
    }
  }
}

let watch: Watch | undefined

/** Runs `task`, with `by` waiting for every event that it sets off. */
export const watched = (by: Watch | undefined, task: () => void): void => {
  const outer = watch
  watch = by
  try {
    task()
  } finally {
    watch = outer
  }
}

/** A task that waits until no other has been started for a while; who watches the one who started it waits as well. */
export class Delay {
  #waiting: { run: () => void; end: () => void } | null = null
  constructor(readonly milliseconds: number) {}

  start(task: () => void): void {
    this.stop()
    const [by, end] = [watch, watch?.begin()]
    const timer = setTimeout(() => this.flush(), this.milliseconds)
    this.#waiting = {
      run: () => watched(by, task),
      end: () => {
        clearTimeout(timer)
        end?.()
      },
    }
  }

  /** Runs the waiting task now. */
  flush(): void {
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.run()
    waiting?.end()
  }

  stop(): void {
    this.#waiting?.end()
    this.#waiting = null
  }
}

const run = (steps: readonly Step[], args: unknown[]): void => {
  for (const step of steps) {
    if (step[0] === 'do') act(step[1], step[2])
    else if (step[0] === 'call') step[1](...args)
    else session().client.emit(step[1], step[2].map(encode) as Json[], step[0] === 'b~', watch?.begin())
  }
}

/** An event callback: `steps` is given the callback's own arguments and returns what is to be done. */
export const callback = (steps: (...args: never[]) => readonly Step[], actions: EventActions = {}) => {
  let last = -Infinity
  const delay = new Delay(actions.debounce ?? 0)
  return (...args: unknown[]): void => {
    const event = args[0] as Partial<Event> | undefined
    if (actions.preventDefault) event?.preventDefault?.()
    if (actions.stopPropagation) event?.stopPropagation?.()
    if (actions.temporal && !session().client.connected) return
    if (actions.throttle !== undefined) {
      const now = performance.now()
      if (now - last < actions.throttle) return
      last = now
    }
    // Arguments are read now: React's event and its target change while a debounce waits.
    const planned = steps(...(args as never[]))
    if (actions.debounce === undefined) return run(planned, args)
    delay.start(() => run(planned, args))
  }
}
