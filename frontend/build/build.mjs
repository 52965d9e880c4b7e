// Builds everything the browser gets that is not the user's: `node build/build.mjs OUT`.
//
// OUT/production/ (with each file as `.br` too) and OUT/development/ hold hashed ES modules and a `manifest.json`:
//
//   {"files":   {"base-AB12.js": {"imports": ["react-CD34.js"], "bytes": 87000, "gzip": 24000}},
//    "exports": {"@radix-ui/themes/text-field": {"Root": ["base-AB12.js", "x"]}},
//    "scripts": {"mode": "mode-EF56.js"},
//    "packages": {"@radix-ui/themes": "3.3.0"}}
//
// OUT/ssr.js draws pages in an embedded engine (see ssr.mjs), OUT/tailwind.js compiles class names there (see tailwind.mjs).
// OUT/css.json holds Radix Themes' stylesheet in parts (see css.mjs), OUT/icons.json the icon table.
// OUT/sbom.cdx.json says what all of it is made of (see sbom.mjs).

import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { entries } from './entries.mjs'
import { bundleLibraries } from './libraries.mjs'
import { cssParts } from './css.mjs'
import { iconTable } from './icons.mjs'
import { checkBudgets } from './budgets.mjs'
import { bundleServer } from './ssr.mjs'
import { sbom } from './sbom.mjs'
import { bundleTailwind } from './tailwind.mjs'

const out = path.resolve(process.argv[2] ?? 'dist')
const root = path.resolve(import.meta.dirname, '..')

const timed = async (what, work) => {
  const start = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

const writeJson = (name, value) => {
  fs.mkdirSync(path.dirname(path.join(out, name)), { recursive: true })
  fs.writeFileSync(path.join(out, name), JSON.stringify(value))
}

/** `NAME.br` beside every file: made once here, so that no server needs a compressor for what never changes. */
const packAll = (folder) => {
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const content = fs.readFileSync(path.join(folder, name))
    const params = { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length }
    fs.writeFileSync(path.join(folder, `${name}.br`), zlib.brotliCompressSync(content, { params }))
  }
}

const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
const packages = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).dependencies

for (const mode of ['production', 'development']) {
  const manifest = await timed(`${mode} libraries`, () => bundleLibraries(path.join(out, mode), mode, entries()))
  writeJson(`${mode}/manifest.json`, { ...manifest, packages })
}
await timed('server rendering', () => bundleServer(path.join(out, 'ssr.js'), entries()))
await timed('Tailwind', () => bundleTailwind(path.join(out, 'tailwind.js')))
writeJson('css.json', await timed('stylesheet parts', cssParts))
writeJson('sbom.cdx.json', sbom(lock))
writeJson('icons.json', await timed('icon table', iconTable))
await timed('brotli', async () => packAll(path.join(out, 'production')))
checkBudgets(out)
