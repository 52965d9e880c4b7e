// Run by Bun: bundles a project's modules, with the prebuilt libraries left outside.
//
// Its one argument is JSON: {modules: {name: {from: package or path, names: [exports]}}, out, manifest, prefix, url, mode, from, markup: words to look for}.
// It prints {name: {entry: file, style: file or null, themes: whether Radix Themes is used, markup: whether a word is there}} of the files in `out`; or it fails
// and prints {errors: [{message, file, line, column, text, module, exports}]}, the last two where it is known whose fault it is.
import path from 'node:path'

const { modules, out, manifest, prefix, url, mode, from, markup } = JSON.parse(process.argv[2])
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
          throw new Error(`\`${path.basename(importer)}\` imports \`${name}\`, which is not installed: name it in \`lib_dependencies\`.`)
        }
      }
    })
    build.onResolve({ filter: new RegExp(`^${prefix}`) }, ({ path: name }) => ({ path: name, external: true }))
  },
}

const entries = Object.fromEntries(Object.keys(modules).map((name) => [name, `${slug(name)}.js`]))

const isStyle = (name) => /\.css$/.test(modules[name].from)

/** Only what is asked for is exported: the rest of a package is left out. */
const source = (name, wanted) => {
  const target = JSON.stringify(modules[name].from)
  if (isStyle(name)) return `import ${target};\n`
  const names = wanted.filter((wantedName) => wantedName && wantedName !== '*')
  const lines = wanted.includes('*') ? [`export * from ${target};`] : names.length ? [] : [`import ${target};`]
  if (names.length) lines.push(`export { ${names.join(', ')} } from ${target};`)
  return lines.join('\n')
}

const build = async (files, options) => {
  for (const [file, text] of Object.entries(files)) await Bun.write(`${folder}/${file}`, text)
  return Bun.build({
    entrypoints: Object.keys(files).map((file) => `${folder}/${file}`), root: folder,
    naming: { entry: '[name].[ext]', chunk: 'chunk-[hash].[ext]', asset: 'asset-[hash].[ext]' }, publicPath: url,
    minify: mode === 'production', splitting: true, format: 'esm', target: 'browser',
    jsx: { runtime: 'automatic', importSource: 'react', development: mode === 'development' },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) }, plugins: [prebuilt], throw: false, ...options,
  })
}

/** All that a module exports, for an error that names the nearest. */
const exportsOf = async (name) => {
  const all = await build({ 'all.js': `export * from ${JSON.stringify(modules[name].from)};` }, { minify: false })
  if (!all.success) return []
  return new Bun.Transpiler({ loader: 'js' }).scan(await all.outputs.find((output) => output.kind === 'entry-point').text()).exports
}

const explained = async (log, name) => {
  const at = log.position
  const isOurs = at?.file.startsWith(folder)
  const lacks = /No matching export in .* for import "(.*)"/.exec(log.message)?.[1]
  return {
    message: log.message, module: name, lacks: lacks && isOurs ? lacks : null, exports: lacks && isOurs ? await exportsOf(name) : [],
    ...(at?.line && !isOurs ? { file: at.file, line: at.line, column: at.column, text: at.lineText } : {}),
  }
}

const fail = async (errors) => {
  await Bun.$`rm -rf ${folder}`
  console.log(JSON.stringify({ errors }))
  process.exit(1)
}

const files = Object.fromEntries(Object.entries(entries).map(([name, file]) => [file, source(name, modules[name].names)]))
const result = await build(files, { outdir: out })
if (!result.success) {
  // Whose fault it is: each module alone.
  for (const [name, file] of Object.entries(entries)) {
    const alone = await build({ [file]: files[file] }, {})
    if (!alone.success) await fail(await Promise.all(alone.logs.filter((log) => log.level === 'error').map((log) => explained(log, name))))
  }
  await fail(await Promise.all(result.logs.map((log) => explained(log, null))))
}

// React says so of itself in its own text, and nothing else does: a package that holds a copy cannot work beside the page's.
const reacts = /(__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE|__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED)\s*=[^=]/
for (const output of result.outputs) {
  if (!output.path.endsWith('.js') || !reacts.test(await output.text())) continue
  for (const [name, file] of Object.entries(entries)) {
    const alone = await build({ [file]: files[file] }, {})
    const texts = await Promise.all(alone.outputs.map((made) => made.text()))
    if (texts.some((text) => reacts.test(text))) await fail([{ message: 'react', module: name, lacks: null, exports: [] }])
  }
}
await Bun.$`rm -rf ${folder}`

// What a page under Trusted Types refuses to packages, unless it is told that they are there.
const makesMarkup = new RegExp(markup, 'i')
const texts = new Map(await Promise.all(result.outputs.filter((output) => output.path.endsWith('.js')).map(async (output) => [path.basename(output.path), await output.text()])))
const scanner = new Bun.Transpiler({ loader: 'js' })

/** Whether a file, or one that it imports, does so. */
const writesMarkup = (file, seen = new Set()) => {
  if (seen.has(file) || !texts.has(file)) return false
  seen.add(file)
  return makesMarkup.test(texts.get(file)) || scanner.scanImports(texts.get(file)).some((found) => writesMarkup(path.basename(found.path), seen))
}

const made = new Set(result.outputs.map((output) => path.basename(output.path)))
const themes = [...shims.keys()].some((name) => name.startsWith('@radix-ui/themes'))
const answer = {}
for (const [name, entry] of Object.entries(entries)) {
  const style = entry.replace(/\.js$/, '.css')
  answer[name] = { entry, style: made.has(style) ? style : null, themes, markup: writesMarkup(entry) }
}
console.log(JSON.stringify(answer))
