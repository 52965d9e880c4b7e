// Run by Bun: bundles a project's modules, with the prebuilt libraries left outside.
//
// Its one argument is JSON: {modules: {name: package or path}, out, manifest, prefix, url, mode, from}.
// It prints {name: {entry: file, style: file or null, exports: [names], themes: whether Radix Themes is used}} of the files in `out`.
import path from 'node:path'

const { modules, out, manifest, prefix, url, mode, from } = JSON.parse(process.argv[2])
const { exports } = await Bun.file(manifest).json()

const pascal = (name) => name.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase())

/** Libraries shipped in parts, put together: `Button` of `@radix-ui/themes/button`, all of `…/dialog` as `Dialog`. */
const joined = (whole) => {
  const lines = Object.keys(exports).filter((name) => name.startsWith(`${whole}/`)).map((name) => {
    const tag = pascal(name.slice(whole.length + 1))
    const from = JSON.stringify(name)
    return tag in exports[name] ? `export { ${Object.keys(exports[name]).filter((e) => e !== 'Root').join(', ')} } from ${from};` : `export * as ${tag} from ${from};`
  })
  return lines.join('\n')
}

/** A module that re-exports a prebuilt library from its files, so that there is one copy of it on a page. */
const shim = (name) =>
  name in exports
    ? Object.entries(exports[name]).map(([exported, [file, local]]) => `export { ${local} as ${exported} } from ${JSON.stringify(prefix + file)};`).join('\n')
    : joined(name)

const slug = (name) => name.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')
const folder = `${from}/entries-${process.pid}`
const shims = new Map()

/** The shim as a file: Bun takes a virtual module called `react` for CommonJS, whatever it holds. */
const shimFile = async (name) => {
  const file = `${folder}/shims/${slug(name)}.js`
  if (!shims.has(name)) shims.set(name, Bun.write(file, shim(name)))
  await shims.get(name)
  return file
}

const isShipped = (name) => name in exports || name === '@radix-ui/themes'

const prebuilt = {
  name: 'prebuilt-libraries',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path: name, importer }) => {
      if (isShipped(name)) return { path: await shimFile(name) }
      // A project's own files find packages where they were installed for it.
      if (!importer.startsWith(from) && !path.isAbsolute(name)) {
        try {
          return { path: Bun.resolveSync(name, from) }
        } catch {
          throw new Error(`error: \`${path.basename(importer)}\` imports \`${name}\`, which is not installed: name it in \`lib_dependencies\`.`)
        }
      }
    })
    build.onResolve({ filter: new RegExp(`^${prefix}`) }, ({ path: name }) => ({ path: name, external: true }))
  },
}

const entries = Object.fromEntries(Object.keys(modules).map((name) => [name, `${slug(name)}.js`]))

// Packages may write `<style>` elements, which the content policy refuses: this takes them over, and must run first.
const adopt = `import ${JSON.stringify(prefix + exports['mirra/adopt'].adopt[0])};\n`

const source = (name, withDefault) => {
  const target = JSON.stringify(modules[name])
  if (/\.css$/.test(modules[name])) return `import ${target};\n`
  return `${adopt}export * from ${target};\n${withDefault ? `export { default } from ${target};\n` : ''}`
}

const bundle = async (withDefault) => {
  for (const [name, file] of Object.entries(entries)) await Bun.write(`${folder}/${file}`, source(name, withDefault(name)))
  return Bun.build({
    entrypoints: Object.values(entries).map((file) => `${folder}/${file}`), outdir: out, root: folder,
    naming: { entry: '[name].[ext]', chunk: 'chunk-[hash].[ext]', asset: 'asset-[hash].[ext]' }, publicPath: url,
    minify: mode === 'production', splitting: true, format: 'esm', target: 'browser',
    jsx: { runtime: 'automatic', importSource: 'react', development: mode === 'development' },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) }, plugins: [prebuilt], throw: false,
  })
}

/** Whether a module has a default export can only be found out by asking for it. */
const lacking = new Set()
let result = await bundle(() => true)
while (!result.success) {
  const before = lacking.size
  for (const log of result.logs) {
    const file = log.position?.file && path.basename(log.position.file)
    if (/"default"/.test(String(log.message)) && file) for (const [name, entry] of Object.entries(entries)) if (entry === file) lacking.add(name)
  }
  if (lacking.size === before) break
  result = await bundle((name) => !lacking.has(name))
}
await Bun.$`rm -rf ${folder}`
if (!result.success) {
  for (const log of result.logs) console.error(log.position ? `error: ${log.message} (${log.position.file}:${log.position.line})` : String(log))
  process.exit(1)
}

const made = new Set(result.outputs.map((output) => path.basename(output.path)))
const answer = {}
const themes = [...shims.keys()].some((name) => name.startsWith('@radix-ui/themes'))
for (const [name, entry] of Object.entries(entries)) {
  const style = entry.replace(/\.js$/, '.css')
  const text = await Bun.file(`${out}/${entry}`).text()
  answer[name] = { entry, style: made.has(style) ? style : null, exports: new Bun.Transpiler({ loader: 'js' }).scan(text).exports, themes }
}
console.log(JSON.stringify(answer))
