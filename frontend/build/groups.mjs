// Which module of which package goes into which chunk.
//
// Drawn by hand: automatic chunking gives the profile page 56 files, these groups give it 4 (docs/frontend.md has the
// figures). The order is the priority; a group may only import from groups that load without it, and the build
// fails on a cycle between chunks.

import { cartesianFiles } from './reach.mjs'

const cartesian = cartesianFiles()

const modulePath = (id) => {
  const at = id.lastIndexOf('/node_modules/')
  return at < 0 ? null : id.slice(at + '/node_modules/'.length)
}

/** A test for modules of these packages; a pattern may be a package name or a regular expression on the path. */
const packages = (...patterns) => (id) => {
  const path = modulePath(id)
  return path !== null && patterns.some((p) => (typeof p === 'string' ? path === p || path.startsWith(p + '/') : p.test(path)))
}

const themes = (names) => new RegExp(`^@radix-ui/themes/dist/esm/components/(_internal/)?(${names})(\\.props|\\.primitive)?\\.js`)
const primitives = (...names) => names.map((name) => `@radix-ui/react-${name}`)

const MARKDOWN =
  /^(react-markdown|remark|rehype|micromark|mdast|hast-|unist|unified|vfile|property-information|space-separated|comma-separated|decode-named|character-|ccount|longest-streak|markdown-table|escape-string|trim-lines|trough|bail|devlop|is-plain-obj|extend|html-url-attributes|style-to|inline-style|stringify-entities|zwitch|estree|@ungap|ms\/|debug\/)/

const groups = [
  // What several of the groups below stand on: in one of them, a page with code would load all of Markdown and Emotion.
  ['helpers', packages(/^@babel\/runtime/)],
  ['hast', packages('property-information', 'space-separated-tokens', 'comma-separated-tokens', 'decode-named-character-reference', 'character-reference-invalid', 'hast-util-parse-selector')],
  ['emotion', packages(/^@emotion\//, 'stylis', 'hoist-non-react-statics', 'react-is')],
  // Dialogs need no floating-ui; menus, selects and tooltips do.
  [
    'dialog',
    packages(
      themes('dialog|alert-dialog'),
      ...primitives('dialog', 'alert-dialog', 'focus-scope', 'focus-guards', 'dismissable-layer', 'use-escape-keydown'),
      'react-remove-scroll', 'react-remove-scroll-bar', 'react-style-singleton', 'use-callback-ref', 'use-sidecar', 'aria-hidden', 'get-nonce',
    ),
  ],
  [
    'overlay',
    packages(
      themes('popover|dropdown-menu|context-menu|hover-card|tooltip|select|base-menu'),
      /^@floating-ui\//,
      ...primitives('popper', 'arrow', 'tooltip', 'use-rect', 'popover', 'menu', 'dropdown-menu', 'context-menu', 'hover-card', 'select'),
      '@radix-ui/rect',
    ),
  ],
  [
    'controls',
    packages(
      themes('checkbox.*|radio.*|segmented-control|slider|switch|tabs|tab-nav|base-tab-list|base-checkbox|base-radio'),
      ...primitives('checkbox', 'radio-group', 'slider', 'switch', 'tabs', 'toggle', 'toggle-group', 'navigation-menu'),
    ),
  ],
  [
    'primitives',
    packages(
      themes('theme-panel'),
      ...primitives('accordion', 'collapsible', 'form', 'label', 'menubar', 'one-time-password-field', 'password-toggle-field', 'toast', 'toolbar'),
    ),
  ],
  ['base', packages(/^@radix-ui\//, 'classnames', 'radix-ui', 'tslib')],
  ['recharts-more', (id) => id.includes('/node_modules/recharts/') && !cartesian.has(id)],
  [
    'recharts',
    packages(
      'recharts', '@reduxjs/toolkit', 'redux', 'redux-thunk', 'reselect', 'immer', 'react-redux', 'use-sync-external-store', 'es-toolkit',
      'eventemitter3', 'decimal.js-light', 'victory-vendor', 'tiny-invariant', 'clsx', 'internmap', '@standard-schema', /^d3-/,
    ),
  ],
  ['code', packages('react-syntax-highlighter/dist/esm/prism-light.js', /^react-syntax-highlighter\/dist\/esm\/[^/]+\.js$/, 'refractor', 'parse-entities', 'hastscript', 'highlightjs-vue', 'highlight.js', 'lowlight', 'character-entities-legacy', 'is-alphabetical', 'is-alphanumerical', 'is-decimal', 'is-hexadecimal')],
  ['moment', packages('moment', 'react-moment')],
  ['mirra-raw', (id) => id.endsWith('/frontend/src/raw.ts') || packages('hast-util-sanitize')(id)],
  ['markdown', packages(MARKDOWN)],
  ['mirra-python', (id) => /\/frontend\/src\/python\//.test(id)],
  ['mirra-html', (id) => id.endsWith('/frontend/src/html.ts') || packages('dompurify')(id)],
  ['mirra-permit', (id) => id.endsWith('/frontend/src/permit.ts')],
  ['mirra-adopt', (id) => id.endsWith('/frontend/src/adopt.ts')],
  ['dynamic', (id) => /\/frontend\/src\/dynamic\.ts/.test(id)],
  ['upload', (id) => /\/frontend\/src\/upload\//.test(id) || packages('react-dropzone', 'file-selector', 'attr-accept')(id)],
  ['mirra-code', (id) => id.endsWith('/frontend/src/code.ts')],
  ['mirra-colors', (id) => id.endsWith('/frontend/src/colors.ts')],
  ['mirra-grid', (id) => id.endsWith('/frontend/src/grid.ts')],
  ['mirra-markdown', (id) => id.endsWith('/frontend/src/markdown.ts')],
  ['mirra-shiki', (id) => id.endsWith('/frontend/src/shiki.ts')],
  ['mirra-player', (id) => /\/frontend\/src\/(player|embedded)\.ts$/.test(id)],
  ['mirra-plotly', (id) => id.endsWith('/frontend/src/plotly.ts')],
  ['mirra-search', (id) => /\/frontend\/src\/search\//.test(id)],
  ['mirra-table', (id) => id.endsWith('/frontend/src/table.ts')],
  ['mirra', (id) => /\/frontend\/src\//.test(id)],
]

export const chunkGroups = groups.map(([name, test], index) => ({ name, test, priority: 100 - index }))
