// Cuts Radix Themes' stylesheet into parts, so that a page gets only those it uses.
//
//   {"order":    ["color/gray", ..., "token/space", "c/reset", "c/button", "c/button@sm", "u/margin", ...],
//    "parts":    {"c/button": "minified css", ...},
//    "requires": {"@radix-ui/themes/button": ["c/button", "c/base-button", ...]},
//    "always":   ["token/...", "c/reset", ...],
//    "reset":    "minified css"}
//
// `order` is the cascade: parts must be joined in it. `@xs` ... `@xl` are the rules of a breakpoint, needed when a
// responsive prop names it. Colour scales are `color/<name>`, with `accent/<name>` making one the accent colour.

import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import postcss from 'postcss'
import nesting from 'postcss-nesting'
import inlineImports from 'postcss-import'
import customMedia from 'postcss-custom-media'
import discardEmpty from 'postcss-discard-empty'
import combineSelectors from 'postcss-combine-duplicated-selectors'
import { compile } from 'tailwindcss'
import { transform } from 'lightningcss'

const require = createRequire(import.meta.url)
const themes = path.resolve(import.meta.dirname, '../node_modules/@radix-ui/themes')
const BREAKPOINT_OF_WIDTH = { 520: 'xs', 768: 'sm', 1024: 'md', 1280: 'lg', 1640: 'xl' }
const targets = { chrome: 111 << 16, safari: (16 << 16) | (4 << 8), firefox: 113 << 16 }

const read = (file) => fs.readFileSync(file, 'utf8')
const minify = (css) => transform({ filename: 'part.css', code: Buffer.from(css), minify: true, targets }).code.toString()
const withoutComments = (css) => css.replace(/\/\*[^]*?\*\//g, '')
const importsOf = (file) => [...withoutComments(read(file)).matchAll(/@import '([^']+)'/g)].map((m) => m[1]).filter((name) => name.startsWith('.')).map((name) => path.resolve(path.dirname(file), name))

/** Radix's own plugin reads its breakpoints relative to the working directory when it is loaded. */
const breakpointsPlugin = () => {
  const before = process.cwd()
  process.chdir(themes)
  try {
    return require(path.join(themes, 'postcss-breakpoints.cjs'))
  } finally {
    process.chdir(before)
  }
}

/** Files in cascade order, imports before importers, each once. */
const flatten = (file, seen = new Set()) => {
  if (seen.has(file)) return []
  seen.add(file)
  const below = importsOf(file).flatMap((next) => flatten(next, seen))
  return withoutComments(read(file)).replace(/@import[^;]+;/g, '').trim() ? [...below, file] : below
}

const breakpointOf = (node) => {
  const width = node.type === 'atrule' && node.name === 'media' && /^\(min-width: (\d+)px\)$/.exec(node.params)
  return width ? BREAKPOINT_OF_WIDTH[width[1]] : null
}

class Parts {
  order = []
  parts = {}

  add(name, css) {
    const text = css.trim() && minify(css)
    if (!text) return
    if (!(name in this.parts)) this.order.push(name)
    this.parts[name] = (this.parts[name] ?? '') + text
  }
}

export const cssParts = async () => {
  const breakpoints = breakpointsPlugin()
  const media = read(path.join(themes, 'src/styles/breakpoints.css'))
  const plugins = [nesting(), breakpoints(), customMedia(), discardEmpty(), combineSelectors()]
  const whole = async (file) => (await postcss([inlineImports(), ...plugins]).process(`${read(file)}\n${media}`, { from: file })).root
  const own = async (file) => (await postcss(plugins).process(`${media}\n${read(file).replace(/@import[^;]+;/g, '')}`, { from: file })).root
  const result = new Parts()

  const tokens = path.join(themes, 'src/styles/tokens')
  for (const file of importsOf(path.join(tokens, 'index.css')).filter((f) => f.includes('/colors/'))) {
    result.add(`color/${path.basename(file, '.css')}`, (await whole(file)).toString())
  }
  for (const file of importsOf(path.join(tokens, 'base.css'))) {
    const rules = {}
    for (const node of (await whole(file)).nodes) {
      const accent = node.type === 'rule' && /^\[data-accent-color='(\w+)'\]$/.exec(node.selector.trim())
      const grey = node.type === 'rule' && /data-gray-color='(\w+)'/.exec(node.selector)
      const part = accent ? `accent/${accent[1]}` : grey && !node.selector.includes(',') ? `accent/${grey[1]}` : `token/${path.basename(file, '.css')}`
      ;(rules[part] ??= []).push(node.toString())
    }
    for (const [part, texts] of Object.entries(rules)) result.add(part, texts.join('\n'))
  }
  const split = async (file, prefix) => {
    const name = `${prefix}/${path.basename(file, '.css')}`
    const byBreakpoint = { '': [] }
    for (const node of (await own(file)).nodes) (byBreakpoint[breakpointOf(node) ?? ''] ??= []).push(node.toString())
    result.add(name, byBreakpoint[''].join('\n'))
    for (const breakpoint of Object.values(BREAKPOINT_OF_WIDTH)) if (byBreakpoint[breakpoint]) result.add(`${name}@${breakpoint}`, byBreakpoint[breakpoint].join('\n'))
  }
  const components = flatten(path.join(themes, 'src/components/index.css'))
  for (const file of components) await split(file, 'c')
  for (const file of flatten(path.join(themes, 'src/styles/utilities/index.css'))) await split(file, 'u')

  const base = ['reset', 'animations', 'layout', 'theme', 'index'].map((name) => `c/${name}`)
  const always = result.order.filter((name) => name.startsWith('token/') || base.includes(name))
  return { order: result.order, parts: result.parts, requires: requirements(result.order), always, reset: await reset() }
}

/** Component module -> the parts it needs: its own stylesheet with what that imports, those of the components it uses, and those of the class names it writes. */
const requirements = (order) => {
  const folder = path.join(themes, 'dist/esm/components')
  const known = new Set(order)
  const parts = order.filter((part) => /^c\/[a-z-]+$/.test(part)).sort((a, b) => b.length - a.length)
  const classPrefix = (part) => part.slice(2).replace(/(^|-)([a-z])/g, (_, _dash, letter) => letter.toUpperCase())
  // `rt-BaseRadioRoot` is styled by `base-radio.css`, also where `radio-group.css` does not import it.
  const partOfClass = (name) => parts.find((part) => name.startsWith(classPrefix(part)))
  const partsOf = (module, seen) => {
    if (seen.has(module)) return
    seen.add(module)
    const source = path.join(folder, `${module}.js`)
    const sheet = path.join(themes, 'src/components', `${module}.css`)
    if (fs.existsSync(sheet)) for (const file of flatten(sheet)) seen.add(`css:${path.basename(file, '.css')}`)
    if (!fs.existsSync(source)) return
    for (const [, name] of read(source).matchAll(/\brt-([A-Z]\w+)/g)) {
      const part = partOfClass(name)
      if (part) seen.add(`css:${part.slice(2)}`)
    }
    for (const [, used] of read(source).matchAll(/from"(\.\.?\/[\w./-]+)\.js"/g)) {
      const next = path.posix.join(path.posix.dirname(module), used)
      if (!next.startsWith('..') && !next.endsWith('.props')) partsOf(next, seen)
    }
  }
  const requires = {}
  for (const file of fs.readdirSync(folder).filter((name) => /^[a-z-]+\.js$/.test(name))) {
    const module = file.slice(0, -3)
    const seen = new Set()
    partsOf(module, seen)
    const names = [...seen].filter((name) => name.startsWith('css:')).map((name) => `c/${name.slice(4)}`)
    requires[`@radix-ui/themes/${module}`] = order.filter((part) => names.includes(part) && known.has(part))
  }
  return requires
}

/** What takes the browsers' own margins and the like away: Tailwind's, without its theme. */
const reset = async () => {
  const sheet = read(path.resolve(import.meta.dirname, '../node_modules/tailwindcss/preflight.css'))
  const compiled = await compile(sheet, { base: '/', loadStylesheet: () => Promise.reject(new Error('nothing is imported')) })
  return minify(compiled.build([]))
}
