import { describe, expect, it } from 'vitest'
import { moved } from '../src/react/caret'

describe('the caret', () => {
  it.each([
    ['abc', 'ABC', 1, 1],
    ['abc', 'ABC', 3, 3],
    ['abcdefg', 'abcde', 7, 5],
    ['abcdefg', 'abcde', 2, 2],
    ['79hgah', '79h', 5, 3],
    ['1234', '1,234', 4, 5],
    ['1234', '1,234', 1, 1],
    ['  ab', 'ab', 2, 0],
    ['abc', '', 2, 0],
    ['', 'new', 0, 0],
    ['abc', 'xyz', 1, 1],
  ])('%s becomes %s: %i is %i', (old, next, at, expected) => {
    expect(moved(old, next, at)).toBe(expected)
  })
})
