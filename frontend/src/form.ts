/** A form's fields as the handler gets them: by `name`, else by `id`; a name that occurs more than once gives a list. */
export const formData = (event: { target: EventTarget | null; currentTarget?: EventTarget | null }): { [name: string]: unknown } => {
  const form = (event.currentTarget ?? event.target) as HTMLFormElement
  const fields: { [name: string]: unknown } = {}
  const add = (name: string, value: unknown): void => {
    if (!Object.hasOwn(fields, name)) fields[name] = value
    else fields[name] = [...(Array.isArray(fields[name]) ? (fields[name] as unknown[]) : [fields[name]]), value]
  }
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') add(name, value)
  for (const control of form.elements) {
    const { name, id } = control as HTMLInputElement
    if (!name && id && 'value' in control && !(control instanceof HTMLButtonElement)) {
      const input = control as HTMLInputElement
      add(id, input.type === 'checkbox' ? input.checked : input.value)
    }
  }
  if (form.dataset.resetOnSubmit) setTimeout(() => form.reset())
  return fields
}
