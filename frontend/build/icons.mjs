// The table of lucide icons: name -> SVG nodes, and old names -> new ones. Read by the Python compiler, which inlines.

import fs from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../node_modules/lucide-react/dist/esm/icons')

export const iconTable = async () => {
  const icons = {}
  const aliases = {}
  for (const file of fs.readdirSync(folder)) {
    if (!file.endsWith('.mjs') || file === 'index.mjs') continue
    const name = file.slice(0, -4)
    const alias = /export \{ default \} from '\.\/([^']+)\.mjs'/.exec(fs.readFileSync(path.join(folder, file), 'utf8'))
    if (alias) {
      aliases[name] = alias[1]
      continue
    }
    const { __iconData: data } = await import(path.join(folder, file))
    icons[name] = data.node.map(([tag, { key, ...attributes }]) => [tag, attributes])
  }
  return { icons, aliases }
}
