// Symbols of sites and bases, drawn here: told apart by shape, not only by color.

const shapes = {
  station: [[0, -1], [0.82, -0.68], [0.82, 0.1], [0.5, 0.68], [0, 1], [-0.5, 0.68], [-0.82, 0.1], [-0.82, -0.68]],
  communityOffice: [[0, -0.95], [0.9, -0.15], [0.9, 0.85], [-0.9, 0.85], [-0.9, -0.15]],
  servicePoint: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  school: [[0, -0.9], [0.95, 0.7], [-0.95, 0.7]],
  hospital: [[-0.3, -0.9], [0.3, -0.9], [0.3, -0.3], [0.9, -0.3], [0.9, 0.3], [0.3, 0.3], [0.3, 0.9], [-0.3, 0.9],
    [-0.3, 0.3], [-0.9, 0.3], [-0.9, -0.3], [-0.3, -0.3]],
  market: [[-0.95, -0.5], [0.95, -0.5], [0.6, 0.75], [-0.6, 0.75]],
  metro: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  busHub: [[-0.95, -0.55], [0.95, -0.55], [0.95, 0.55], [-0.95, 0.55]],
  plaza: [[0, -0.95], [0.95, 0], [0, 0.95], [-0.95, 0]],
  park: [[0, -0.95], [0.75, 0.35], [0.16, 0.35], [0.16, 0.95], [-0.16, 0.95], [-0.16, 0.35], [-0.75, 0.35]],
  enterprise: [[-0.9, 0.8], [-0.9, -0.8], [-0.3, -0.2], [-0.3, -0.8], [0.3, -0.2], [0.3, -0.8], [0.9, -0.2], [0.9, 0.8]],
  compoundEntrance: [[-0.8, 0.8], [-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [0.35, 0.8], [0.35, -0.3], [-0.35, -0.3], [-0.35, 0.8]],
}
const marks = { station: '★', metro: 'M', busHub: 'B', communityOffice: 'C' }
const sizes = { station: 26, communityOffice: 24, servicePoint: 22, compoundEntrance: 11, other: 11, park: 16 }

/** Draws a symbol named by light, group and kind, such as day-site-school; null when the name is none of ours. */
export function drawSymbol(id, palettes) {
  const [, light, group, kind] = /^(day|night)-(site|base)-(\w+)$/.exec(id) ?? []
  if (!kind) return null
  const palette = palettes[light]
  const size = 2 * (sizes[kind] ?? 17)
  const canvas = new OffscreenCanvas(size, size)
  const pen = canvas.getContext('2d')
  pen.translate(size / 2, size / 2)
  const radius = size / 2 - 4
  pen.beginPath()
  const shape = shapes[kind]
  if (shape) shape.forEach(([x, y]) => pen.lineTo(x * radius, y * radius))
  else if (kind === 'stadium') pen.ellipse(0, 0, radius, radius * 0.66, 0, 0, 2 * Math.PI)
  else pen.arc(0, 0, radius * 0.8, 0, 2 * Math.PI)
  pen.closePath()
  pen.lineJoin = 'round'
  pen.lineWidth = 5
  pen.strokeStyle = palette.halo
  pen.stroke()
  pen.fillStyle = group === 'base' ? palette.base : palette.site
  pen.fill()
  if (marks[kind]) {
    pen.fillStyle = palette.halo
    pen.font = `bold ${radius * 1.05}px sans-serif`
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText(marks[kind], 0, radius * (kind === 'communityOffice' ? 0.25 : 0.08))
  }
  return pen.getImageData(0, 0, size, size)
}
