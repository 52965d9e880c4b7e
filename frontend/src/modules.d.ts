/** Packages that come without types. */
declare module 'react-syntax-highlighter/dist/esm/prism-light' {
  import type { ComponentType } from 'react'
  const Highlighter: ComponentType<{ [prop: string]: unknown }> & { registerLanguage: (name: string, grammar: unknown) => void }
  export default Highlighter
}
