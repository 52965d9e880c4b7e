// One script for an engine without Node: Tailwind's compiler with its own stylesheets and the typography plugin.
//
// It defines `mirra.begin` and `mirra.end`; `src/tailwind.ts` says what they do.

import fs from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { options, virtualModules } from './libraries.mjs'

const SHEETS = ['theme', 'preflight', 'utilities']

/** Writes `file`. */
export const bundleTailwind = async (file) => {
  const root = path.resolve(import.meta.dirname, '..')
  const sheets = Object.fromEntries(
    SHEETS.map((name) => [`tailwindcss/${name}.css`, fs.readFileSync(path.join(root, `node_modules/tailwindcss/${name}.css`), 'utf8')]),
  )
  const bundle = await rolldown({
    ...options('production'),
    platform: 'neutral',
    input: 'mirra:tailwind',
    resolve: { mainFields: ['module', 'main'], conditionNames: ['production', 'module', 'import', 'default'], extensions: ['.js', '.mjs', '.ts'] },
    plugins: [
      virtualModules({
        // The published one asks for a module of Node.
        'util-deprecate': 'module.exports = (call) => call',
        'mirra:sheets': `export default ${JSON.stringify(sheets)}`,
        'mirra:tailwind': `import { compiler } from ${JSON.stringify(path.join(root, 'src/tailwind.ts'))}; globalThis.mirra = compiler()`,
      }),
    ],
  })
  await bundle.write({ file, format: 'iife', minify: true, codeSplitting: false })
}
