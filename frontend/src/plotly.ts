/** Plotly's figures. The library comes when the first one is drawn. An entry of its own, loaded by pages that show one. */
import { createElement, useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { colorsOf } from './colors'

type Json = { [name: string]: unknown }
type Figure = { data?: readonly Json[]; layout?: Json; frames?: readonly Json[]; config?: Json }
type Drawn = HTMLDivElement & { on(event: string, heard: (event: unknown) => unknown): void }
type Plotly = {
  react(into: HTMLElement, figure: Figure): Promise<Drawn>
  addFrames(into: HTMLElement, frames: readonly Json[]): Promise<unknown>
  purge(from: HTMLElement): void
  register(module: unknown): void
  Plots: { resize(drawn: HTMLElement): Promise<void> }
}
type PlotProps = {
  library: () => Promise<Plotly>
  data?: Figure | readonly Json[]
  layout?: Json
  template?: Json
  config?: Json
  locale?: string
  localeData?: () => Promise<{ name: string }>
  useResizeHandler?: boolean
  dark?: boolean
  children?: ReactNode
  className?: string
  style?: CSSProperties
  [handler: `on${string}`]: (event: unknown) => unknown
}

/** Plotly's own events; what else is listened to is the element's. */
const EVENTS = [
  'AfterPlot', 'Animated', 'AnimatingFrame', 'AnimationInterrupted', 'Autosize', 'BeforeHover', 'ButtonClicked', 'Click', 'Deselect', 'DoubleClick', 'Hover',
  'Relayout', 'Relayouting', 'Restyle', 'Redraw', 'Selected', 'Selecting', 'Transitioning', 'TransitionInterrupted', 'Unhover',
].map((name) => `on${name}` as const)

const isPlain = (value: unknown): boolean =>
  value === null || typeof value !== 'object' || (Array.isArray(value) ? value.every(isPlain) : Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain))

/** What a handler is told of the points of an event: everything but the traces and axes that they belong to. */
export const points = (event: { points?: readonly Json[] } | null | undefined): Json[] =>
  (event?.points ?? []).map((point) => {
    const told = Object.entries(point).filter(([name, value]) => !['data', 'fullData', 'xaxis', 'yaxis'].includes(name) && value !== undefined && typeof value !== 'function' && isPlain(value))
    return Object.fromEntries(told)
  })

/** Radix' palette after the accent colour: neighbours are easy to tell apart. */
const PALETTE = ['#f76b15', '#30a46c', '#6e56cf', '#e93d82', '#ffc53d', '#12a594', '#0090ff', '#e5484d', '#ad7f58']

/** A figure that brings no template looks like the page around it. */
const themed = (element: HTMLElement): Json => {
  const styles = getComputedStyle(element)
  const color = colorsOf(element)
  const axis = { gridcolor: color('gray-a4'), linecolor: color('gray-a6'), zerolinecolor: color('gray-a6'), automargin: true, title: { standoff: 12 } }
  // What is drawn by WebGL knows no transparency of lines.
  const scene = { ...axis, gridcolor: color('gray-5'), linecolor: color('gray-7'), zerolinecolor: color('gray-7'), showbackground: false }
  return {
    layout: {
      paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', font: { color: color('gray-12'), family: styles.fontFamily, size: 13 },
      colorway: [color('accent-9'), ...PALETTE], xaxis: axis, yaxis: axis, scene: { xaxis: scene, yaxis: scene, zaxis: scene },
      margin: { t: 48, r: 24, b: 48, l: 48 }, legend: { bgcolor: 'rgba(0,0,0,0)' },
      geo: { bgcolor: 'rgba(0,0,0,0)', landcolor: color('gray-4'), lakecolor: color('gray-2'), subunitcolor: color('gray-6'), countrycolor: color('gray-6'), coastlinecolor: color('gray-7') },
      polar: { bgcolor: 'rgba(0,0,0,0)', angularaxis: axis, radialaxis: axis },
      modebar: { bgcolor: 'rgba(0,0,0,0)', color: color('gray-9'), activecolor: color('accent-11') },
      hoverlabel: { font: { family: styles.fontFamily } },
    },
  }
}

const isFigure = (data: Figure | readonly Json[]): data is Figure => !Array.isArray(data)

/** One figure of data and props. It is a copy: Plotly writes into what it is given. */
const figureOf = (element: HTMLElement, { data = [], layout, template, config, locale }: PlotProps): Figure => {
  const given = isFigure(data) ? data : { data }
  const own = { ...given.layout, ...layout }
  return structuredClone({
    data: given.data ?? [],
    layout: { autosize: true, ...own, template: template ?? own['template'] ?? themed(element) },
    config: { displaylogo: false, ...given.config, ...config, ...(locale && { locale }) },
    frames: given.frames ?? [],
  })
}

const HEIGHT = 450
/** Plotly's default height, unless the figure has its own: kept free until it is drawn. */
const height = ({ data, layout }: PlotProps): number => Number(layout?.['height'] ?? (data && isFigure(data) ? data.layout?.['height'] : undefined) ?? HEIGHT)

export const Plot = (props: PlotProps): ReactNode => {
  const { library, data, layout, template, config, locale, localeData, useResizeHandler = true, dark, children: _, className, style, ...rest } = props
  const element = useRef<HTMLDivElement>(null)
  const plotly = useRef<Plotly | null>(null)
  const latest = useRef(props)
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const [failure, fail] = useState<{ reason: unknown } | null>(null)
  latest.current = props

  useEffect(() => {
    const into = element.current!
    const draw = async (): Promise<void> => {
      const first = plotly.current === null
      plotly.current ??= await library()
      if (first && localeData) plotly.current.register(await localeData())
      if (!into.isConnected) return
      const drawn = await plotly.current.react(into, figureOf(into, latest.current))
      if (!first) return
      for (const name of EVENTS) drawn.on(`plotly_${name.slice(2).toLowerCase()}`, (event) => latest.current[name]?.(event))
      latest.current.onAfterPlot?.(undefined)
    }
    turn.current = turn.current.then(draw).catch((reason: unknown) => fail({ reason }))
  }, [data, layout, template, config, locale, dark])

  useEffect(() => {
    const into = element.current!
    const observer = new ResizeObserver(() => {
      if (latest.current.useResizeHandler !== false && into.classList.contains('js-plotly-plot') && into.offsetWidth) void plotly.current?.Plots.resize(into)
    })
    observer.observe(into)
    return () => {
      observer.disconnect()
      plotly.current?.purge(into)
      plotly.current = null
    }
  }, [])

  if (failure) throw failure.reason
  const own = Object.fromEntries(Object.entries(rest).filter(([name]) => !(EVENTS as string[]).includes(name)))
  return createElement('div', { ...own, ref: element, className, style: { minHeight: height(props), ...style } })
}
