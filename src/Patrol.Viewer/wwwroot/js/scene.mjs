// What every module of the map knows: the map, the district on it, the view that the reader asked for, who listens.
import { readAddress, writeAddress } from './address.mjs'

export const scene = {
  map: undefined,
  district: undefined,
  surface: undefined,
  words: undefined,
  listener: undefined,
  // Makes another map, such as one beside.
  make: undefined,
  // Where areas' names stand.
  names: { type: 'FeatureCollection', features: [] },
  view: readAddress(),
}

/** Tells the page's own code, once it listens. */
export const tell = (what, ...given) => scene.listener?.invokeMethodAsync(what, ...given)

export const isPaper = () => location.pathname.endsWith('/print')
export const warn = fault => (console.warn(fault.message), null)
export const collection = features => ({ type: 'FeatureCollection', features })

/** Writes the view into the address. */
export const remember = () => { if (!isPaper()) writeAddress(scene.view) }

// Room that panels take from the map, so that what is shown lies in the free part. The list of patrols stands in a corner:
// what is shown goes beside it or above it, wherever it comes out larger.
export function padding(bounds) {
  if (isPaper()) return 24
  const list = document.querySelector('.onduty')?.getBoundingClientRect()
  if (list && innerWidth <= 900) return { top: list.height + 30, right: 30, bottom: 30, left: 30 }
  if (list) {
    const zoom = given => scene.map.cameraForBounds(bounds, { padding: given })?.zoom ?? 0
    const beside = { top: 40, right: 40, bottom: 40, left: list.width + 50 }
    const above = { top: 40, right: 40, bottom: list.height + 40, left: 60 }
    return zoom(above) > zoom(beside) ? above : beside
  }
  return innerWidth > 900
    ? { top: 24, right: 24, bottom: 24, left: 56 }
    : { top: 132, right: 16, bottom: 16, left: 16 }
}

export const fit = (bounds, maxZoom = 16.5) => scene.map.fitBounds(bounds, { padding: padding(bounds), maxZoom, duration: 400 })
