// What the two reference pages may weigh, gzipped, JavaScript and stylesheet together. The build fails beyond it.

import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

const PAGES = {
  profile: { budget: 125_000, entries: ['mirra', 'react', ...['theme', 'flex', 'link', 'avatar', 'text-field', 'text'].map((n) => `@radix-ui/themes/${n}`)] },
  dashboard: {
    budget: 310_000,
    entries: [
      'mirra', 'react', 'recharts#LineChart', 'recharts#Line', 'recharts#XAxis', 'recharts#YAxis',
      ...['theme', 'flex', 'table', 'tabs', 'dialog', 'select', 'button', 'heading', 'text'].map((n) => `@radix-ui/themes/${n}`),
    ],
  },
}

/** All files a page with these entries loads; `entry#Name` stands for one export. */
const filesOf = (manifest, names) => {
  const found = new Set()
  const add = (file) => {
    if (found.has(file)) return
    found.add(file)
    for (const next of manifest.files[file].imports) add(next)
  }
  for (const name of names) {
    const [entry, only] = name.split('#')
    for (const [exported, [file]] of Object.entries(manifest.exports[entry])) if (only === undefined || only === exported) add(file)
  }
  return [...found]
}

export const checkBudgets = (out) => {
  const manifest = JSON.parse(fs.readFileSync(path.join(out, 'production/manifest.json'), 'utf8'))
  const css = JSON.parse(fs.readFileSync(path.join(out, 'css.json'), 'utf8'))
  for (const [page, { budget, entries }] of Object.entries(PAGES)) {
    const files = filesOf(manifest, entries)
    const script = files.reduce((sum, file) => sum + manifest.files[file].gzip, 0)
    const parts = new Set([...css.always, ...entries.flatMap((name) => css.requires[name] ?? [])])
    const style = zlib.gzipSync(css.order.filter((part) => parts.has(part)).map((part) => css.parts[part]).join(''), { level: 9 }).length
    console.log(`${page} page: ${files.length} files, ${script} B scripts + ${style} B styles gzipped (budget ${budget})`)
    if (script + style > budget) throw new Error(`${page} page is over its budget: ${script + style} > ${budget} bytes`)
  }
}
