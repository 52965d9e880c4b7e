/** Colours of the theme for libraries that paint on a canvas: they know neither CSS variables nor colours of the wide gamut. */
export const colorsOf = (element: Element): ((name: string) => string) => {
  const styles = getComputedStyle(element)
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  return (name) => {
    if (!brush) return '#888'
    brush.canvas.width = brush.canvas.height = 1
    brush.fillStyle = styles.getPropertyValue(`--${name}`).trim()
    brush.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data
    return `rgba(${red},${green},${blue},${(alpha! / 255).toFixed(3)})`
  }
}
