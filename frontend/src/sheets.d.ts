/** Tailwind's stylesheets by name, put in by `build/tailwind.mjs`. */
declare module 'mirra:sheets' {
  const sheets: { [name: string]: string }
  export default sheets
}
