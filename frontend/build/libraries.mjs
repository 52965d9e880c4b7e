// Bundles the libraries for one mode: one React file, and chunks drawn by `groups.mjs` that import it.

import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { rolldown } from 'rolldown'
import { esmExternalRequirePlugin } from 'rolldown/plugins'
import { chunkGroups } from './groups.mjs'
import { joinLibraries } from './entries.mjs'
import { patches } from './patches.mjs'
import { foldFacades, refuseCycles, sizes } from './manifest.mjs'

const require = createRequire(import.meta.url)
export const REACT = ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime']

export const virtualModules = (sources) => ({
  name: 'virtual-modules',
  resolveId: (id) => (id in sources ? '\0' + id : null),
  load: (id) => (id[0] === '\0' && id.slice(1) in sources ? sources[id.slice(1)] : null),
})

export const options = (mode) => ({
  platform: 'browser',
  logLevel: 'silent',
  transform: { define: { 'process.env.NODE_ENV': JSON.stringify(mode) }, target: 'es2022', jsx: 'react-jsx' },
  resolve: {
    conditionNames: [mode, 'module', 'import', 'browser', 'default'],
    alias: { '@radix-ui/themes/components': path.resolve(import.meta.dirname, '../node_modules/@radix-ui/themes/dist/esm/components') },
    extensions: ['.js', '.mjs', '.ts', '.tsx'],
  },
  cwd: path.resolve(import.meta.dirname, '..'),
})

const output = (folder, mode) => ({ dir: folder, format: 'esm', minify: mode === 'production', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' })

/** react, react-dom, its client and the JSX runtimes as one file with all their names: there is one React on a page. */
const bundleReact = async (folder, mode) => {
  const seen = new Set(['default'])
  const names = (specifier) => Object.keys(require(specifier)).filter((n) => /^[A-Za-z_$][\w$]*$/.test(n) && !seen.has(n) && seen.add(n))
  const imports = REACT.map((specifier, i) => `import m${i} from ${JSON.stringify(specifier)};`)
  const exports = REACT.map((specifier, i) => `export const {${names(specifier).join(',')}} = m${i};`)
  const source = [...imports, ...exports, 'export default {...m0, ...m1, ...m2};'].join('\n')
  const bundle = await rolldown({ ...options(mode), input: { react: 'mirra:react' }, plugins: [virtualModules({ 'mirra:react': source })] })
  const { output: [chunk] } = await bundle.write(output(folder, mode))
  return { file: chunk.fileName, code: chunk.code, names: [...seen] }
}

/** A classic script that runs before anything is painted: one self-contained file. */
const bundleScript = async (folder, mode, name) => {
  const bundle = await rolldown({ ...options(mode), input: { [name]: path.resolve(import.meta.dirname, `../src/${name}.ts`) } })
  const { output: [chunk] } = await bundle.write({ ...output(folder, 'production'), format: 'iife' })
  return chunk.fileName
}

/** Writes all chunks of `mode` into `folder` and returns the manifest (its shape is told in `build.mjs`). */
export const bundleLibraries = async (folder, mode, sources) => {
  process.env.NODE_ENV = mode
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  const react = await bundleReact(folder, mode)
  const virtual = Object.fromEntries(Object.entries(sources).map(([name, source]) => [`entry:${name}`, source]))
  const input = Object.fromEntries(Object.keys(sources).map((name) => [name.replaceAll('/', '~'), `entry:${name}`]))
  const bundle = await rolldown({
    ...options(mode),
    input,
    plugins: [virtualModules(virtual), ...patches, esmExternalRequirePlugin({ external: REACT })],
    preserveEntrySignatures: 'allow-extension',
  })
  const { output: written } = await bundle.write({
    ...output(folder, mode),
    paths: Object.fromEntries(REACT.map((specifier) => [specifier, './' + react.file])),
    codeSplitting: { includeDependenciesRecursively: false, groups: chunkGroups },
  })
  const chunks = written.filter((item) => item.type === 'chunk')
  const { exports, kept, folded } = foldFacades(chunks)
  for (const file of folded) fs.rmSync(path.join(folder, file))
  const files = { [react.file]: { imports: [], ...sizes(react.code) } }
  for (const chunk of kept) {
    const imports = chunk.imports.map((name) => (REACT.includes(name) ? react.file : name.replace('./', '')))
    files[chunk.fileName] = { imports, ...sizes(chunk.code) }
  }
  for (const specifier of REACT) exports[specifier] = Object.fromEntries(react.names.map((name) => [name, [react.file, name]]))
  joinLibraries(exports)
  refuseCycles(files)
  const scripts = { mode: await bundleScript(folder, mode, 'mode'), permit: await bundleScript(folder, mode, 'permit') }
  return { files, exports, scripts }
}
