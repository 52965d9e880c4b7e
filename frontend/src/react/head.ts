/** Title and meta elements that follow the state. */
import { useEffect, type ReactNode } from 'react'
import { showHead, type Tag } from '../head'

const asText = (tag: { [attribute: string]: unknown }): Tag => Object.fromEntries(Object.entries(tag).map(([name, value]) => [name, String(value ?? '')]))

export const Head = ({ title, tags }: { title: unknown; tags: { [attribute: string]: unknown }[] }): ReactNode => {
  const said = JSON.stringify([String(title ?? ''), tags.map(asText)])
  useEffect(() => showHead(...(JSON.parse(said) as [string, Tag[]])), [said])
  return null
}
