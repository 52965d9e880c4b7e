/**
 * For pages with JavaScript that is not mirra's: scripts and packages of the author, which write markup as they always did. The
 * browser asks the policy `default` of it, which lets it pass; code made from text stays refused. An entry of its own, loaded before them.
 */
import type { PolicyFactory } from './trusted'

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
const same = (text: string): string => text

export const permit = (): void => {
  if (!factory || factory.defaultPolicy) return
  const make = factory.createPolicy.bind(factory)
  make('default', { createHTML: same, createScriptURL: same })
  // The content policy knows our names alone. A package with a policy of its own gets its rules without one: the default comes after.
  factory.createPolicy = (name, rules) => (name === 'mirra' ? make(name, rules) : { createHTML: same, createScriptURL: same, createScript: same, ...rules } as ReturnType<typeof make>)
}

permit()
