// The public surface of the prebuilt libraries: entry name -> source of a virtual module.
//
// An entry is named as a component names its library: `@radix-ui/themes/text-field`, `recharts`, `mirra`.

import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const inPackages = (...parts) => path.join(root, 'node_modules', ...parts)

const radixThemes = () => {
  const folder = inPackages('@radix-ui/themes/dist/esm/components')
  const names = fs.readdirSync(folder).filter((f) => /^[a-z-]+\.js$/.test(f) && f !== 'index.js')
  return names.map((f) => [`@radix-ui/themes/${f.slice(0, -3)}`, `export * from '@radix-ui/themes/components/${f.slice(0, -3)}'`])
}

const radixPrimitives = () => {
  const parts = [
    'accordion', 'checkbox', 'collapsible', 'dialog', 'form', 'label', 'popover', 'progress', 'radio-group', 'scroll-area', 'select',
    'separator', 'slider', 'slot', 'switch', 'tabs', 'toast', 'toggle', 'toggle-group', 'toolbar', 'tooltip', 'visually-hidden',
  ]
  return parts.map((part) => [`@radix-ui/react-${part}`, `export * from '@radix-ui/react-${part}'`])
}

/** One entry an export: through the barrel, chunks of recharts would import each other both ways. */
const recharts = () => {
  const index = fs.readFileSync(inPackages('recharts/es6/index.js'), 'utf8')
  return [...index.matchAll(/export \{([^}]+)\} from '\.\/([^']+)';/g)].flatMap(([, names, file]) =>
    names.split(',').map((name) => name.trim().split(' as ').at(-1)).map((name) => [`recharts/${name}`, `export {${name}} from 'recharts/es6/${file}'`]))
}

/** The themes of highlighted code, an entry each. */
const codeThemes = () => {
  const folder = 'react-syntax-highlighter/dist/esm/styles/prism'
  const names = fs.readdirSync(inPackages(folder)).filter((f) => f.endsWith('.js') && f !== 'index.js')
  return names.map((f) => [`${folder}/${f.slice(0, -3)}`, `export {default} from '${folder}/${f}'`])
}

const single = {
  '@emotion/cache': "export {default} from '@emotion/cache'",
  '@emotion/react': "export * from '@emotion/react'",
  'get-nonce': "export * from 'get-nonce'",
  'react-markdown': "export {default} from 'react-markdown'",
  'react-moment': "export {default, MomentProvider} from 'react-moment'",
  'remark-gfm': "export {default} from 'remark-gfm'",
  sonner: "export * from 'sonner'",
  vaul: "export * from 'vaul'",
}

const ours = {
  mirra: 'src/index.ts',
  'mirra/adopt': 'src/adopt.ts',
  'mirra/code': 'src/code.ts',
  'mirra/grid': 'src/grid.ts',
  'mirra/html': 'src/html.ts',
  'mirra/markdown': 'src/markdown.ts',
  'mirra/permit': 'src/permit.ts',
  'mirra/player': 'src/player.ts',
  'mirra/plotly': 'src/plotly.ts',
  'mirra/dynamic': 'src/dynamic.ts',
  'mirra/embed': 'src/embed.ts',
  'mirra/python': 'src/python/index.ts',
  'mirra/raw': 'src/raw.ts',
  'mirra/search': 'src/search/index.ts',
  'mirra/shiki': 'src/shiki.ts',
  'mirra/table': 'src/table.ts',
  'mirra/upload': 'src/upload/index.ts',
}

/** Entries that are one library to a component: `recharts/Line` is `Line` of `recharts`. */
export const joinLibraries = (exports) => {
  for (const entry of Object.keys(exports).filter((name) => name.startsWith('recharts/'))) {
    Object.assign((exports.recharts ??= {}), exports[entry])
    delete exports[entry]
  }
}

/** `{entry name: module source}`; our own entries re-export the TypeScript files. */
export const entries = () => ({
  ...Object.fromEntries([...radixThemes(), ...radixPrimitives(), ...recharts(), ...codeThemes()]),
  ...single,
  ...Object.fromEntries(Object.entries(ours).map(([name, file]) => [name, `export * from ${JSON.stringify(path.join(root, file))}`])),
})
