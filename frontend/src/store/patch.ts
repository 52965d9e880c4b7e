import { isSafeKey, type Json, type Key } from '../json'
import type { Patch } from '../protocol.gen'

type Tree = { [key: string]: Json }

const copyOf = (node: Json, key: Key): Json => {
  if (Array.isArray(node)) return node.slice()
  if (typeof node === 'object' && node !== null) return { ...node }
  throw new Error(`no object at ${JSON.stringify(key)}`)
}

const edit = (node: Json, path: readonly Key[], at: number, leaf: (parent: Json, key: Key) => void): Json => {
  const key = path[at]!
  if (!isSafeKey(key)) throw new Error(`refused key ${JSON.stringify(key)}`)
  const copy = copyOf(node, key)
  if (at === path.length - 1) leaf(copy, key)
  else {
    const below = Object.hasOwn(copy as Tree, key) ? (copy as Tree)[key as string] : undefined
    if (below === undefined) throw new Error(`nothing at ${JSON.stringify(path.slice(0, at + 1))}`)
    ;(copy as Tree)[key as string] = edit(below, path, at + 1, leaf)
  }
  return copy
}

/**
 * `root` with one patch applied. What is not on the patch's path is shared with `root`, so that rows which did not
 * change keep their identity and are not rendered again.
 */
export const applyPatch = (root: Json, patch: Patch): Json => {
  const [op, path] = patch
  return edit(root, path, 0, (parent, key) => {
    const slot = parent as Tree
    const name = key as string
    switch (op) {
      case '=':
        slot[name] = patch[2] as Json
        break
      case '-':
        delete slot[name]
        break
      case '~': {
        const list = (slot[name] as Json[]).slice()
        list.splice(patch[2], patch[3], ...(patch[4] as Json[]))
        slot[name] = list
        break
      }
      case '+':
        slot[name] = (slot[name] as string) + patch[2]
        break
    }
  })
}
