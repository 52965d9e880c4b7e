/** Raw HTML in Markdown that comes from state: what could run or pass for the page itself is taken out, as GitHub does. An entry of its own. */
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import type { Nodes } from 'hast'

const { attributes } = defaultSchema
const SCHEMA = {
  ...defaultSchema,
  // How formulas are told from other code before they are set.
  attributes: { ...attributes, code: [['className', /^language-./, 'math-inline', 'math-display'] as [string, ...(string | RegExp)[]]] },
}

export const cleanRaw = () => (tree: Nodes): Nodes => sanitize(tree, SCHEMA)
