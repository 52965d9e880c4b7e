import { expect, test } from 'vitest'
import { find, type Place } from '../src/search/find'

const places: Place[] = [
  ['/state', 'State', '', 'What an app knows.'],
  ['/state#setters', 'State', 'Setters', 'Each var has a setter.'],
  ['/events', 'Events', '', 'Handlers change state when something happens.'],
  ['/ref#button', 'Buttons', 'rx.button', ''],
]
const urls = (query: string): string[] => find(places, query).map(({ url }) => url)

test('names come before texts', () => expect(urls('state')).toEqual(['/state', '/state#setters', '/events']))
test('every word must be there', () => expect(urls('handlers state')).toEqual(['/events']))
test('a component is found by its name', () => expect(urls('button')).toEqual(['/ref#button']))
test('case does not matter, and a query without words finds nothing', () => {
  expect(urls('SETTERS')).toEqual(['/state#setters'])
  expect(urls('  ')).toEqual([])
})
test('the excerpt is around what was found', () => {
  const text = `${'before '.repeat(40)}duck ${'after '.repeat(40)}`
  const [found] = find([['/a', 'A', '', text]], 'duck')
  expect(found!.excerpt).toMatch(/^….*duck.*…$/)
  expect(found!.excerpt.length).toBeLessThan(125)
})
test('no more than asked for', () => expect(find(places, 'a', 2)).toHaveLength(2))
