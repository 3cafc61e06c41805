// Tonight's areas as features: neighbors differ in color, each has its number.

// Okabe and Ito's colors without yellow and black, and two more: told apart by color-blind people.
const colors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#6a3d9a', '#8c6d31']

const centerOf = ring => {
  const points = ring.slice(0, -1)
  return [0, 1].map(axis => points.reduce((sum, point) => sum + point[axis], 0) / points.length)
}

/** West, south, east, north of rings and places. */
export function boundsOf(patrols) {
  return patrols.flatMap(patrol => [...patrol.outline.flat(), patrol.basePlace]).reduce(
    ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
    [180, 90, -180, -90],
  )
}

/** A color for each place, unlike those of the nearest others. */
export function distinctColors(centers) {
  const chosen = []
  centers.forEach((center, index) => {
    const near = centers
      .slice(0, index)
      .map((other, at) => ({ at, far: (other[0] - center[0]) ** 2 + (other[1] - center[1]) ** 2 }))
      .sort((a, b) => a.far - b.far)
      .slice(0, colors.length - 1)
    const taken = new Set(near.map(({ at }) => chosen[at]))
    chosen.push(colors.find(color => !taken.has(color)) ?? colors[index % colors.length])
  })
  return chosen
}

/** A color for each patrol's area. */
export const colorsOf = patrols => distinctColors(patrols.map(patrol => centerOf(patrol.outline[0])))

/** Features of all areas; the chosen one is strong and the rest faded. */
export function featuresOf(patrols, chosen) {
  const palette = colorsOf(patrols)
  return patrols.flatMap((patrol, index) => {
    const faded = chosen >= 0 && chosen !== index
    const properties = {
      index,
      number: `${index + 1}`,
      name: `${index + 1} · ${patrol.baseName}`,
      color: palette[index],
      fill: faded ? 0.12 : chosen === index ? 0.55 : 0.4,
      width: chosen === index ? 4 : 2,
      line: faded ? 0.4 : 1,
      order: chosen === index ? 0 : 1,
    }
    const middle = centerOf(patrol.outline[0])
    const feature = (type, coordinates, more) => ({
      type: 'Feature',
      properties: { ...properties, ...more },
      geometry: { type, coordinates },
    })
    return [
      feature('Polygon', patrol.outline),
      feature('Point', middle, { part: 'label' }),
      ...(chosen === index ? [feature('LineString', [patrol.basePlace, middle], { part: 'way' })] : []),
    ]
  })
}
