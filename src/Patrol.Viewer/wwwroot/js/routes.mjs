// Patrols' ways as features: one color each, told apart by color-blind people; arrows, numbered stops, the base.
import { distinctColors } from './beats.mjs'

/** West, south, east, north of all ways. */
export function boundsOf(routes) {
  return routes.flatMap(pointsOf).reduce(
    ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
    [180, 90, -180, -90],
  )
}

/** A color for each way, unlike those of the nearest others. */
export const colorsOf = routes => distinctColors(routes.map(route => middleOf(pointsOf(route))))

/** Features of all ways; the chosen one is strong and the rest faded. */
export function featuresOf(routes, chosen) {
  const palette = colorsOf(routes)
  const isAnyChosen = routes.some(route => route.slot === chosen)
  return routes.flatMap((route, index) => {
    const isChosen = route.slot === chosen
    const isFaded = isAnyChosen && !isChosen
    const properties = {
      code: route.slot,
      name: `${route.base}, ${clock(route.from)}–${clock(route.to)}`,
      color: palette[index],
      width: isChosen ? 5.5 : 3,
      line: isFaded ? 0.3 : 0.95,
      order: isChosen ? 1 : 0,
    }
    const feature = (part, type, coordinates, more) => ({
      type: 'Feature',
      properties: { ...properties, part, ...more },
      geometry: { type, coordinates },
    })
    return [
      ...route.legs.filter(leg => leg.line.length > 1).map(leg => feature('way', 'LineString', leg.line)),
      ...placesOf(route.stops).map(stops => feature('stop', 'Point', stops[0].place, {
        number: isFaded ? '' : stops.map(stop => stop.number).join(' '),
        times: isChosen ? stops.map(spanOf).join('\n') : '',
        name: `${[stops[0].street, stops[0].near].filter(Boolean).join(', ')} ${stops.map(spanOf).join(', ')}`,
      })),
      feature('start', 'Point', route.basePlace),
    ]
  })
}

/** Draws the arrow that shows a way's direction; null when the name is not its. */
export function drawArrow(id) {
  if (id !== 'way-arrow') return null
  const size = 26
  const pen = new OffscreenCanvas(size, size).getContext('2d')
  pen.beginPath()
  ;[[7, 4], [20, 13], [7, 22]].forEach(([x, y]) => pen.lineTo(x, y))
  Object.assign(pen, { lineWidth: 9, lineJoin: 'round', lineCap: 'round', strokeStyle: '#1b2530' })
  pen.stroke()
  Object.assign(pen, { lineWidth: 4.5, strokeStyle: '#ffffff' })
  pen.stroke()
  return pen.getImageData(0, 0, size, size)
}

// A patrol that comes twice to a place has one mark there with both numbers.
const placesOf = stops => Object.values(Object.groupBy(stops, stop => stop.place.map(value => value.toFixed(4)).join()))
const spanOf = stop => `${clock(stop.arrive)}–${clock(stop.leave)}`
const clock = time => time.slice(11, 16)
const pointsOf = route => [route.basePlace, ...route.stops.map(stop => stop.place), ...route.legs.flatMap(leg => leg.line)]
const middleOf = points => [0, 1].map(axis => points.reduce((sum, point) => sum + point[axis], 0) / points.length)
