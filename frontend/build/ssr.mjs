// One script for an engine without Node or a document: React's server renderer and every prebuilt library.
//
// It defines `mirra.render(app, page, boot)`; `src/ssr.ts` says what that does.

import fs from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { joinLibraries } from './entries.mjs'
import { options, REACT, virtualModules } from './libraries.mjs'
import { patches } from './patches.mjs'

const IN_BROWSERS_ONLY = ['mirra/adopt', 'mirra/permit']

const source = (names) => {
  const libraries = Object.fromEntries([...names.map((name) => [name, `entry:${name}`]), ...REACT.map((name) => [name, name])])
  const imports = Object.values(libraries).map((from, at) => `import * as m${at} from ${JSON.stringify(from)}`)
  const table = Object.keys(libraries).map((name, at) => `${JSON.stringify(name)}: {...m${at}}`)
  const src = path.resolve(import.meta.dirname, '../src')
  return [
    `import ${JSON.stringify(`${src}/engine.ts`)}`,
    ...imports,
    `import { renderer } from ${JSON.stringify(`${src}/ssr.ts`)}`,
    `const modules = {${table.join(',')}}`,
    `(${joinLibraries})(modules)`,
    'globalThis.mirra = { render: renderer(modules) }',
  ].join(';\n')
}

/** Writes `file`. */
export const bundleServer = async (file, sources) => {
  process.env.NODE_ENV = 'production'
  const names = Object.keys(sources).filter((name) => !IN_BROWSERS_ONLY.includes(name))
  const virtual = Object.fromEntries(names.map((name) => [`entry:${name}`, sources[name]]))
  const given = options('production')
  const bundle = await rolldown({
    ...given,
    platform: 'neutral',
    input: 'mirra:server',
    // Without the condition `browser`: Emotion's other build gives its rules back instead of writing elements.
    resolve: { ...given.resolve, mainFields: ['module', 'main'], conditionNames: ['production', 'module', 'import', 'default'] },
    plugins: [virtualModules({ ...virtual, 'mirra:server': source(names) }), ...patches],
  })
  fs.mkdirSync(path.dirname(file), { recursive: true })
  await bundle.write({ file, format: 'iife', minify: true, codeSplitting: false })
}
