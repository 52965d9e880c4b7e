/**
 * State as the browser knows it: a tree `state -> field -> value`, changed by patches, watched by path.
 * Knows no React and no socket.
 */
import { decode, isSafeKey, type Json, type Path } from '../json'
import type { Patch } from '../protocol.gen'
import { applyPatch } from './patch'

export type Listener = () => void
type Watcher = { path: Path; listener: Listener }

const fieldOf = (path: Path): string => `${path[0]}\n${path[1]}`

/** Whether one path lies on the other: a change above or below a watched value changes it. */
const related = (a: Path, b: Path): boolean => {
  const length = Math.min(a.length, b.length)
  for (let i = 2; i < length; i++) if (a[i] !== b[i]) return false
  return true
}

const valueAt = (root: { [state: string]: Json }, path: Path): Json | undefined => {
  let node: Json | undefined = root[path[0] as string]
  for (let i = 1; i < path.length && node !== undefined && node !== null; i++) {
    node = typeof node === 'object' && Object.hasOwn(node, path[i]!) ? (node as { [key: string]: Json })[path[i] as string] : undefined
  }
  return node
}

export class Store {
  #root: { [state: string]: Json } = {}
  #held: { [state: string]: Json } = {}
  #watchers = new Map<string, Set<Watcher>>()

  /** The value at `path`, or undefined. */
  get(path: Path): Json | undefined {
    return valueAt(this.#root, path)
  }

  /** The value at `path` when `hold` was called. */
  getHeld(path: Path): Json | undefined {
    return valueAt(this.#held, path)
  }

  /** Keeps everything as it is now: what the server drew, which React must find again while it hydrates. */
  hold(): void {
    this.#held = this.#root
  }

  /** Calls `listener` after a batch that changed something at, above or below `path`. Returns the way to stop. */
  watch(path: Path, listener: Listener): () => void {
    const key = fieldOf(path)
    const watcher = { path, listener }
    let watchers = this.#watchers.get(key)
    if (!watchers) this.#watchers.set(key, (watchers = new Set()))
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }

  /** Applies a batch; listeners are told once each, after all of it. Returns the paths that changed. */
  apply(patches: readonly Patch[]): Path[] {
    const changed: Path[] = []
    for (const patch of patches) {
      const [op, path] = patch
      if (!path.every(isSafeKey)) {
        // Somebody's data has such a key: it is left out, and the rest of the delta is not lost for it.
        console.error(`mirra: a patch at ${JSON.stringify(path)} is refused`)
        continue
      }
      if (typeof path[0] === 'string' && this.#root[path[0]] === undefined) this.#root[path[0]] = {}
      const plain = (op === '=' ? [op, path, decode(patch[2] as Json)] : op === '~' ? [op, path, patch[2], patch[3], decode(patch[4] as Json)] : patch) as Patch
      this.#root = applyPatch(this.#root, plain) as { [state: string]: Json }
      changed.push(path)
    }
    this.#notify(changed)
    return changed
  }

  /** Sets one field as the browser's own doing (colour mode, client storage). */
  set(state: string, field: string, value: Json): void {
    this.apply([['=', [state, field], value]])
  }

  /** Gives fields a value unless they have one: the defaults of a page that is about to be shown. */
  fill(defaults: { [state: string]: { [field: string]: Json } }, replace = false): void {
    const patches: Patch[] = []
    for (const [state, fields] of Object.entries(defaults)) {
      for (const [field, value] of Object.entries(fields)) {
        if (replace || this.get([state, field]) === undefined) patches.push(['=', [state, field], value])
      }
    }
    this.apply(patches)
  }

  #notify(changed: readonly Path[]): void {
    const told = new Set<Listener>()
    for (const path of changed) {
      for (const { path: watched, listener } of this.#watchers.get(fieldOf(path)) ?? []) {
        if (related(path, watched)) told.add(listener)
      }
    }
    for (const listener of told) listener()
  }
}
