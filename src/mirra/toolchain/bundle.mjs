// Run by Bun: bundles one library with the prebuilt ones left outside. Its one argument is JSON:
// {library, out, manifest, prefix, mode, from}. Writes OUT/entry.js and OUT/exports.json.
const { library, out, manifest, prefix, mode, from } = JSON.parse(process.argv[2])
const { exports } = await Bun.file(manifest).json()

/** A module that re-exports a prebuilt library from its files, so that there is one copy of it on a page. */
const shim = (name) =>
  Object.entries(exports[name]).map(([exported, [file, local]]) => `export { ${local} as ${exported} } from ${JSON.stringify(prefix + file)};`).join('\n')

const prebuilt = {
  name: 'prebuilt-libraries',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path }) => (path in exports && path !== library ? { path, namespace: 'prebuilt' } : undefined))
    build.onLoad({ filter: /.*/, namespace: 'prebuilt' }, ({ path }) => ({ contents: shim(path), loader: 'js' }))
    build.onResolve({ filter: new RegExp(`^${prefix}`) }, ({ path }) => ({ path, external: true }))
  },
}

const entry = `${from}/entry-${process.pid}.js`
const bundle = async (source) => {
  await Bun.write(entry, source)
  return Bun.build({
    entrypoints: [entry], outdir: out, naming: { entry: 'entry.js', chunk: '[name]-[hash].js' }, minify: mode === 'production', splitting: true, format: 'esm',
    target: 'browser', define: { 'process.env.NODE_ENV': JSON.stringify(mode) }, plugins: [prebuilt], throw: false,
  })
}

const name = JSON.stringify(library)
let result = await bundle(`export * from ${name};\nexport { default } from ${name};\n`)
if (!result.success) result = await bundle(`export * from ${name};\n`)
await Bun.file(entry).delete()
if (!result.success) {
  for (const log of result.logs) console.error(String(log))
  process.exit(1)
}
const text = await Bun.file(`${out}/entry.js`).text()
await Bun.write(`${out}/exports.json`, JSON.stringify(new Bun.Transpiler({ loader: 'js' }).scan(text).exports))
