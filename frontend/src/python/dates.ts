/** Dates and times, which travel as ISO text. */

const PARTS = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,6}))?(Z|[+-]\d\d:\d\d)?)?/

/** Microseconds since 1970: what dates are compared by. Without an offset the clock's own time counts, in any time zone. */
export const moment = (value: unknown): number | null => {
  const [, date, time, fraction = '', offset = 'Z'] = PARTS.exec(typeof value === 'string' ? value : '') ?? []
  if (date === undefined) return null
  return Date.parse(time === undefined ? date : `${date}T${time}${offset}`) * 1000 + Number(fraction.padEnd(6, '0'))
}
