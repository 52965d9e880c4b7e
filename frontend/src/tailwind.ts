/** Tailwind's own compiler for an engine without files: stylesheets and plugins come from what was built in.
 *
 * `begin(css, config)` compiles the sheet, `end(candidates)` gives the text with the rules of these class names. Two calls, since
 * between them the engine runs what the compiler has promised.
 */

import './engine.ts'
import typography from '@tailwindcss/typography'
import { compile } from 'tailwindcss'
import sheets from 'mirra:sheets'

type Compiled = Awaited<ReturnType<typeof compile>>
type Outcome = { compiled?: Compiled; error?: string }

const PLUGINS: { [name: string]: unknown } = { '@tailwindcss/typography': typography }

export const compiler = () => {
  let outcome: Outcome = {}

  const begin = (css: string, config: object): boolean => {
    outcome = {}
    const given = config as { plugins?: string[] }
    const resolved = { ...config, plugins: (given.plugins ?? []).map((name) => PLUGINS[name]) }
    compile(css, {
      base: '/',
      loadStylesheet: (id) => {
        const content = sheets[id]
        if (content === undefined) return Promise.reject(new Error(`There is no stylesheet \`${id}\`.`))
        return Promise.resolve({ path: id, base: '/', content })
      },
      loadModule: (id) => {
        const module = id === 'mirra:config' ? resolved : PLUGINS[id]
        if (module === undefined) return Promise.reject(new Error(`There is no plugin \`${id}\`.`))
        return Promise.resolve({ path: id, base: '/', module: module as never })
      },
    }).then(
      (compiled) => (outcome = { compiled }),
      (error: unknown) => (outcome = { error: error instanceof Error ? error.message : String(error) }),
    )
    return true // what is called from Python gives back a value
  }

  const end = (candidates: string[]): { css?: string; error?: string } => {
    if (outcome.compiled === undefined) return { error: outcome.error ?? 'The compiler did not come to an end.' }
    return { css: outcome.compiled.build(candidates) }
  }

  return { begin, end }
}
