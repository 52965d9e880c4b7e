// Which files of recharts a cartesian chart can load: found by following imports, so that nothing in the core chunk
// needs a polar or hierarchical chart.

import fs from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../node_modules/recharts/es6')
const CARTESIAN_CHARTS = ['LineChart', 'BarChart', 'AreaChart', 'ScatterChart', 'ComposedChart']

const resolve = (from, name) => {
  const base = path.resolve(path.dirname(from), name)
  return [base, `${base}.js`, path.join(base, 'index.js')].find((file) => fs.existsSync(file) && fs.statSync(file).isFile())
}

const reach = (start) => {
  const found = new Set()
  const queue = [...start]
  while (queue.length) {
    const file = queue.pop()
    if (found.has(file)) continue
    found.add(file)
    for (const [, name] of fs.readFileSync(file, 'utf8').matchAll(/from ['"](\.[^'"]+)['"]/g)) queue.push(resolve(file, name))
  }
  return found
}

/** Absolute file names. */
export const cartesianFiles = () => {
  const parts = fs.readdirSync(path.join(folder, 'cartesian')).filter((f) => f.endsWith('.js') && !f.startsWith('Funnel'))
  const components = fs.readdirSync(path.join(folder, 'component')).filter((f) => f.endsWith('.js'))
  return reach([
    ...CARTESIAN_CHARTS.map((name) => path.join(folder, 'chart', `${name}.js`)),
    ...parts.map((f) => path.join(folder, 'cartesian', f)),
    ...components.map((f) => path.join(folder, 'component', f)),
  ])
}
