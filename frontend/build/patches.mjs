// Changes to libraries, each with its reason. A patch that finds nothing to change fails the build.

import fs from 'node:fs'
import path from 'node:path'

/** A rolldown plugin that rewrites the files for which `applies` holds. */
const patch = (name, applies, rewrite) => ({
  name,
  load(id) {
    if (!applies(id)) return null
    const before = fs.readFileSync(id, 'utf8')
    const after = rewrite(before)
    if (after === before) throw new Error(`${name}: nothing to change in ${id}`)
    return after
  },
})

// The content policy allows no `<style>` elements made by scripts. Constructable stylesheets are allowed, and do the same.
const ADOPT = `const adoptStyles = (css) => {
  if (typeof document === 'undefined') return null
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return sheet
};
const adoptedOnce = new Set();
const adoptOnce = (css) => {
  if (!adoptedOnce.has(css)) adoptedOnce.add(css), adoptStyles(css)
  return null
};
`

// Sonner (toasts) and vaul (drawers) insert their stylesheet in the same words.
const insertedStyles = patch(
  'inserted-styles',
  (id) => /\/(sonner|vaul)\/dist\/index\.mjs$/.test(id),
  (code) => ADOPT + code.replace(/function __insertCSS\(code\) \{[^]*?\n\}\n/, 'const __insertCSS = adoptStyles\n'),
)

const scrollLock = patch(
  'scroll-lock',
  (id) => id.includes('/react-style-singleton/') && id.endsWith('/singleton.js'),
  () => `${ADOPT}
export const stylesheetSingleton = () => {
  let users = 0
  let sheet = null
  return {
    add(css) {
      if (users++ === 0) sheet = adoptStyles(css)
    },
    remove() {
      if (--users === 0 && sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    },
  }
}
`,
)

const viewportStyles = patch(
  'viewport-styles',
  (id) => /\/@radix-ui\/react-(scroll-area|select)\/dist\/index\.mjs$/.test(id),
  (code) => ADOPT + code.replace(/\bjsx\(\s*"style",\s*\{\s*dangerouslySetInnerHTML:\s*\{\s*__html:\s*(`[^`]*`)\s*\},\s*nonce\s*\}\s*\)/, 'adoptOnce($1)'),
)

// `Theme` imports the `radix-ui` barrel for three things; through it the base chunk would need the tooltip, and with it
// floating-ui. Tooltips bring their own provider, so the theme's is replaced by its children.
const themeWithoutTooltip = patch(
  'theme-without-tooltip',
  (id) => id.includes('@radix-ui/themes') && id.endsWith('/components/theme.js'),
  (source) => {
    const barrel = /import\{([^}]*)\}from"radix-ui";/
    const names = Object.fromEntries(source.match(barrel)[1].split(',').map((part) => part.split(' as ').map((word) => word.trim())))
    const kept = Object.entries(names).filter(([name]) => name !== 'Tooltip')
    const direct = kept.map(([name, local]) => `import * as ${local} from "@radix-ui/react-${name.toLowerCase()}";`).join('')
    return source.replace(barrel, `${direct}const ${names.Tooltip}={Provider:({children})=>children};`)
  },
)

const tooltipWithProvider = patch(
  'tooltip-with-provider',
  (id) => id.includes('@radix-ui/themes') && id.endsWith('/components/tooltip.js'),
  (code) => code.replace(/return (\w+)\.createElement\((\w+)\.Root,/, 'return $1.createElement($2.Provider,{delayDuration:200},$1.createElement($2.Root,').replace('});e.displayName', ')});e.displayName'),
)

// What is named to assistive technology is the thumb; the slider itself has no role, so its label goes there.
const sliderLabel = patch(
  'slider-label',
  (id) => id.includes('@radix-ui/themes') && id.endsWith('/components/slider.js'),
  (code) => code
    .replace(/tabIndex:(\w+),\.\.\.(\w+)\}=/, 'tabIndex:$1,"aria-label":label,...$2}=')
    .replace('className:"rt-SliderThumb",', 'className:"rt-SliderThumb",...label!==void 0&&(r.value??r.defaultValue).length<2?{"aria-label":label}:void 0,'),
)

// A component of Radix Themes imports its primitives through the `radix-ui` barrel, which would join every primitive to every
// page. The barrel is replaced by the packages it re-exports.
const barrelToPackages = {
  name: 'barrel-to-packages',
  transform(code, id) {
    if (!id.includes('/@radix-ui/themes/') || !code.includes('"radix-ui"')) return null
    return code.replace(/import\{([^}]*)\}from"radix-ui";/g, (_, names) =>
      names.split(',').map((part) => {
        const [name, local = name] = part.split(' as ').map((word) => word.trim())
        const file = name.replace(/[A-Z]/g, (c, at) => (at ? '-' : '') + c.toLowerCase())
        return `import * as ${local} from "@radix-ui/react-${file}";`
      }).join(''))
  },
}

// It reads `&name;` by having the browser parse it as markup: the table of all names would be 14 KB.
const characterReferences = patch(
  'character-references',
  (id) => id.endsWith('/decode-named-character-reference/index.dom.js'),
  (code) => `import { asMarkup } from ${JSON.stringify(path.resolve(import.meta.dirname, '../src/trusted.ts'))}\n` + code.replace('innerHTML = characterReference', 'innerHTML = asMarkup(characterReference)'),
)

export const patches = [characterReferences, insertedStyles, scrollLock, viewportStyles, themeWithoutTooltip, tooltipWithProvider, sliderLabel, barrelToPackages]
