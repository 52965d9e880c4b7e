/** Players of services in a frame, spoken to by messages: no script of theirs runs in the page. */

type Options = { playing?: boolean; loop?: boolean; controls?: boolean; muted?: boolean; config?: { [service: string]: { [parameter: string]: unknown } } }
type Tell = (handler: string, ...values: unknown[]) => void
type Message = { event?: string; info?: { playerState?: number; currentTime?: number; duration?: number } | number; data?: { seconds?: number; duration?: number } }

export interface Service {
  name: string
  url: string
  origin: string
  picture?: string
  address(options: Options): string
}

const bit = (on: boolean | undefined): string => (on ? '1' : '0')

const address = (base: string, parameters: { [name: string]: unknown }): string =>
  `${base}?${new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]))}`

/** The service that an address belongs to, if it is one of a service. */
export const hosted = (url: string): Service | null => {
  const tube = /^https?:\/\/(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|embed\/|shorts\/|live\/)|youtu\.be\/)([\w-]{11})/.exec(url)?.[1]
  if (tube) {
    const origin = 'https://www.youtube-nocookie.com'
    return {
      name: 'YouTube', url, origin, picture: `https://i.ytimg.com/vi/${tube}/hqdefault.jpg`,
      address: ({ playing, loop, controls = true, muted, config }) => address(`${origin}/embed/${tube}`, {
        enablejsapi: 1, playsinline: 1, rel: 0, origin: location.origin, autoplay: bit(playing), controls: bit(controls), mute: bit(muted), loop: bit(loop), ...(loop && { playlist: tube }), ...config?.['youtube'],
      }),
    }
  }
  const vimeo = /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/|channels\/[^/]+\/)?(\d+)/.exec(url)?.[1]
  if (!vimeo) return null
  const origin = 'https://player.vimeo.com'
  return {
    name: 'Vimeo', url, origin,
    address: ({ playing, loop, controls = true, muted, config }) => address(`${origin}/video/${vimeo}`, { autoplay: bit(playing), loop: bit(loop), controls: bit(controls), muted: bit(muted), ...config?.['vimeo'] }),
  }
}

const STATES: { readonly [state: number]: string } = { 0: 'onEnded', 1: 'onPlaying', 2: 'onPause', 3: 'onWaiting' }
const VIMEO: { readonly [event: string]: string } = { play: 'onPlay', playing: 'onPlaying', pause: 'onPause', ended: 'onEnded', seeking: 'onSeeking', bufferstart: 'onWaiting' }

/** Hears what a service's player does, and says to it what it is to do. */
export const listen = (service: Service, frame: HTMLIFrameElement, tell: Tell): { say(what: 'play' | 'pause' | 'volume', value?: number): void; close(): void } => {
  const isTube = service.name === 'YouTube'
  const post = (message: unknown): void => frame.contentWindow?.postMessage(JSON.stringify(message), service.origin)
  let ready = false
  let started = false
  let duration = 0
  const waiting: unknown[] = []
  const open = (): void => {
    if (ready) return
    ready = true
    for (const message of waiting) post(message)
    if (!isTube) for (const event of [...Object.keys(VIMEO), 'seeked', 'timeupdate']) post({ method: 'addEventListener', value: event })
    tell('onReady')
  }
  const start = (): void => {
    if (!started) tell('onStart')
    started = true
  }
  const time = (seconds: number): void => {
    tell('onTimeUpdate', seconds)
    tell('onProgress', { played: duration ? seconds / duration : 0, playedSeconds: seconds, loaded: 0, loadedSeconds: 0, duration })
  }
  const lasts = (seconds: number): void => {
    if (seconds !== duration) tell('onDurationChange', (duration = seconds))
  }
  const fromTube = ({ event, info }: Message): void => {
    if (event === 'onReady' || event === 'initialDelivery') open()
    if (event === 'onError') tell('onError')
    if (typeof info !== 'object') return
    if (info.duration) lasts(info.duration)
    if (info.playerState === 1) start(), tell('onPlay')
    const name = STATES[info.playerState ?? -2]
    if (name) tell(name)
    if (info.currentTime !== undefined) time(info.currentTime)
  }
  const fromVimeo = ({ event, data }: Message): void => {
    if (event === 'ready') open()
    if (event === 'error') tell('onError')
    if (event === 'play') start()
    if (data?.duration) lasts(data.duration)
    if (event === 'seeked') tell('onSeeked', data?.seconds ?? 0)
    if (event && VIMEO[event]) tell(VIMEO[event])
    if (event === 'timeupdate') time(data?.seconds ?? 0)
  }
  const hear = ({ source, origin, data }: MessageEvent): void => {
    if (source !== frame.contentWindow || origin !== service.origin) return
    try {
      const message = (typeof data === 'string' ? JSON.parse(data) : data) as Message
      isTube ? fromTube(message) : fromVimeo(message)
    } catch {
      // Not a message of the player.
    }
  }
  const greet = (): void => post(isTube ? { event: 'listening' } : { method: 'ping' })
  window.addEventListener('message', hear)
  frame.addEventListener('load', greet)
  return {
    say(what, value) {
      const tube = { play: ['playVideo'], pause: ['pauseVideo'], volume: ['setVolume', [(value ?? 1) * 100]] }[what]
      const message = isTube ? { event: 'command', func: tube[0], args: tube[1] ?? [] } : what === 'volume' ? { method: 'setVolume', value } : { method: what }
      ready ? post(message) : waiting.push(message)
    },
    close() {
      window.removeEventListener('message', hear)
      frame.removeEventListener('load', greet)
    },
  }
}
