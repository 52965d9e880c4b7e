export function differences(one: { id: string; js: string; run: (...values: unknown[]) => unknown; rows: [unknown[], unknown][] }): string[]
