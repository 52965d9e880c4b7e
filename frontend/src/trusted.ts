/**
 * The one place where text becomes markup or the address of a script. Pages carry `require-trusted-types-for 'script'`, so the
 * browser refuses every other: what is not made here is text.
 */
interface Policy {
  createHTML(markup: string): string
  createScriptURL(url: string): string
  createScript(text: string): string
}

/** What the browser has of Trusted Types; nothing in older ones, and on the server. */
export interface PolicyFactory {
  readonly defaultPolicy: unknown
  createPolicy(name: string, rules: Partial<Policy>): Policy
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes

const made = (): Policy | undefined => {
  try {
    return factory?.createPolicy('mirra', { createHTML: (markup) => markup, createScriptURL: (url) => url, createScript: (text) => text })
  } catch {
    return undefined // embedded in a page of others, whose policy names no such one: theirs decides
  }
}

/** The policy `mirra`. Its markup is the author's own or has been cleaned (`html.ts`); the content policy says which scripts may come. */
export const policy: Policy | undefined = made()

/** Markup for a document that only takes trusted one. To types it is a string still. */
export const asMarkup = (text: string): string => policy?.createHTML(text) ?? text

/** The address of a script; `safeUrl` has seen it. */
export const asScriptUrl = (url: string): string => policy?.createScriptURL(url) ?? url

/** The text of a script that is data: the browser asks of every script, and the content policy lets none run that has a text. */
export const asData = (text: string): string => policy?.createScript(text) ?? text
