// A classic script in the head: sets the colour mode before anything is painted.
const stored = localStorage.getItem('mirra-color-mode')
const preset = (document.currentScript as HTMLScriptElement).dataset.mode
const mode = stored === 'light' || stored === 'dark' || stored === 'system' ? stored : preset
const shown = mode === 'light' || mode === 'dark' ? mode : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
document.documentElement.classList.add(shown)
document.documentElement.style.colorScheme = shown

export {}
