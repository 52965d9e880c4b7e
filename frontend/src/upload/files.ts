/** The files chosen at each upload element; their names are state of the browser: `@upload.files.<id>`. */
import { session } from '../session'

const chosen = new Map<string, File[]>()

export const filesOf = (id: string): File[] => chosen.get(id) ?? []

const tell = (): void => {
  const names = Object.fromEntries([...chosen].map(([id, files]) => [id, files.map((file) => file.name)]))
  session().store.apply([['=', ['@upload', 'files'], names]])
}

export const choose = (id: string, files: File[]): void => {
  chosen.set(id, files)
  tell()
}

export const forget = (id: string): void => {
  chosen.delete(id)
  tell()
}
