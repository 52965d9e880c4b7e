/** Sound and moving pictures with a player's props and events, of a file or of a service. An entry of its own. */
import { createElement, useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { hosted, listen, type Service } from './embedded'
import { safeUrl } from './url'

type Source = { src: string; type?: string }
type Heard = ((...values: unknown[]) => void) | undefined
type PlayerProps = {
  kind: 'audio' | 'video'
  src?: string | readonly (string | Source)[]
  playing?: boolean
  loop?: boolean
  controls?: boolean
  light?: boolean | string
  volume?: number
  muted?: boolean
  config?: { [service: string]: { [parameter: string]: unknown } }
  title?: string
  onReady?: Heard
  onStart?: Heard
  onProgress?: Heard
  onClickPreview?: Heard
  onEnterPictureInPicture?: Heard
  onLeavePictureInPicture?: Heard
  children?: ReactNode
  className?: string
  id?: string
  style?: CSSProperties
  [name: string]: unknown
}

const end = (ranges: TimeRanges): number => (ranges.length ? ranges.end(ranges.length - 1) : 0)

/** How far a file is played and loaded, in parts of the whole and in seconds. */
const progress = (media: HTMLMediaElement): { [name: string]: number } => {
  const duration = Number.isFinite(media.duration) ? media.duration : 0
  const part = (seconds: number): number => (duration ? seconds / duration : 0)
  const loaded = end(media.buffered)
  return { played: part(media.currentTime), playedSeconds: media.currentTime, loaded: part(loaded), loadedSeconds: loaded, duration }
}

/** Events of the element, and what the handlers of the same name are told. */
const TOLD: { readonly [name: string]: (media: HTMLMediaElement) => unknown[] } = {
  onPlay: () => [], onPlaying: () => [], onPause: () => [], onWaiting: () => [], onSeeking: () => [], onEnded: () => [], onError: () => [],
  onTimeUpdate: (media) => [media.currentTime],
  onDurationChange: (media) => [Number.isFinite(media.duration) ? media.duration : 0],
  onSeeked: (media) => [media.currentTime],
  onRateChange: (media) => [media.playbackRate],
}

/** Whether `playing` is what the element does; a browser may refuse to start with sound before the page was touched. */
const follow = (media: HTMLMediaElement, playing: boolean | undefined): void => {
  if (playing === true && media.paused) media.play().catch(() => undefined)
  if (playing === false && !media.paused) media.pause()
}

const File = ({ kind, src, playing, volume, started, light: _, config: __, children: ___, onReady, onStart, onProgress, onClickPreview: ____, onEnterPictureInPicture, onLeavePictureInPicture, ...rest }: PlayerProps & { started: boolean }): ReactNode => {
  const element = useRef<HTMLMediaElement>(null)
  const hasStarted = useRef(false)
  useEffect(() => follow(element.current!, playing ?? (started || undefined)), [playing, started])
  useEffect(() => {
    if (volume !== undefined && volume !== null) element.current!.volume = Math.min(Math.max(volume, 0), 1)
  }, [volume])
  useEffect(() => {
    const media = element.current!
    const enter = (): void => onEnterPictureInPicture?.()
    const leave = (): void => onLeavePictureInPicture?.()
    media.addEventListener('enterpictureinpicture', enter)
    media.addEventListener('leavepictureinpicture', leave)
    return () => (media.removeEventListener('enterpictureinpicture', enter), media.removeEventListener('leavepictureinpicture', leave))
  }, [onEnterPictureInPicture, onLeavePictureInPicture])
  const handlers: { [name: string]: unknown } = {}
  for (const [name, told] of Object.entries(TOLD)) {
    const heard = rest[name] as Heard
    if (heard) handlers[name] = (event: { currentTarget: HTMLMediaElement }) => heard(...told(event.currentTarget))
  }
  const tell = (event: { currentTarget: HTMLMediaElement }): void => onProgress?.(progress(event.currentTarget))
  const onTimeUpdate = handlers['onTimeUpdate'] as Heard
  const sources = Array.isArray(src) ? src.map((source, key) => createElement('source', { key, ...(typeof source === 'string' ? { src: safeUrl('src', source) } : { ...source, src: safeUrl('src', source.src) }) })) : []
  return createElement(kind, {
    ...rest, ...handlers, ref: element, src: Array.isArray(src) ? undefined : safeUrl('src', src || undefined),
    onLoadedMetadata: (event: { currentTarget: HTMLMediaElement }) => (onReady?.(), follow(event.currentTarget, playing ?? (started || undefined))),
    onPlay: (event: unknown) => {
      if (!hasStarted.current) onStart?.()
      hasStarted.current = true
      ;(handlers['onPlay'] as Heard)?.(event)
    },
    ...(onProgress && { onProgress: tell, onTimeUpdate: (event: { currentTarget: HTMLMediaElement }) => (tell(event), onTimeUpdate?.(event)) }),
  }, ...sources)
}

const Embedded = ({ service, playing, volume, muted, started, title, className, id, style, ...rest }: PlayerProps & { service: Service; started: boolean }): ReactNode => {
  const frame = useRef<HTMLIFrameElement>(null)
  const latest = useRef<{ [name: string]: unknown }>(rest)
  latest.current = rest
  const [command, setCommand] = useState<ReturnType<typeof listen> | null>(null)
  useEffect(() => {
    const connection = listen(service, frame.current!, (name, ...values) => (latest.current[name] as Heard)?.(...values))
    setCommand(() => connection)
    return connection.close
  }, [service.url])
  useEffect(() => {
    if (playing !== undefined) command?.say(playing ? 'play' : 'pause')
  }, [command, playing])
  useEffect(() => {
    if (volume !== undefined || muted !== undefined) command?.say('volume', muted ? 0 : (volume ?? 1))
  }, [command, volume, muted])
  const address = service.address({ ...rest, muted, playing: playing ?? started })
  const allow = 'autoplay; fullscreen; picture-in-picture; encrypted-media'
  return createElement('iframe', { ref: frame, src: address, title: title ?? service.name, allow, allowFullScreen: true, className, id, style: { border: 0, ...style } })
}

export const Player = (props: PlayerProps): ReactNode => {
  const { src, light, kind, className, id, style, onClickPreview } = props
  const [opened, setOpened] = useState(false)
  const service = typeof src === 'string' ? hosted(src) : null
  if (light && !opened) {
    const picture = typeof light === 'string' ? light : service?.picture
    const open = (): void => (setOpened(true), onClickPreview?.())
    const background = picture ? { backgroundImage: `url(${JSON.stringify(safeUrl('src', picture))})` } : {}
    return createElement('button', { type: 'button', onClick: open, 'aria-label': 'Play', id, className: `${className ?? ''} mirra-preview`, 'data-kind': kind, style: { ...background, ...style } }, '▶')
  }
  return service ? createElement(Embedded, { key: service.url, ...props, service, started: opened }) : createElement(File, { ...props, started: opened })
}
