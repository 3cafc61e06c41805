// Values of a surface: one byte a cell, decoded by its scale, sorted into color classes.

const addressOf = (surface, show, hour) =>
  show === 'counts'
    ? `/api/surfaces/${surface}/counts`
    : `/api/surfaces/${surface}/values${hour === null ? '' : `?hourOfWeek=${hour}`}`

const scaleOf = (surface, show, hour) =>
  show === 'counts' ? surface.countScale : hour === null ? surface.weekScale : surface.hourScale

export const decode = ({ low, high }, code) => (code === 0 ? 0 : low * Math.pow(high / low, (code - 1) / 254))

/** Fetches bytes of a surface, each address once. */
export class Values {
  #kept = new Map()

  bytes(surface, show, hour) {
    const address = addressOf(surface, show, hour)
    if (!this.#kept.has(address)) {
      const answer = fetch(address).then(async response => {
        if (!response.ok) throw new Error(`${address}: ${response.status}`)
        return new Uint8Array(await response.arrayBuffer())
      })
      answer.catch(() => this.#kept.delete(address))
      this.#kept.set(address, answer)
    }
    return this.#kept.get(address)
  }

  /** Bytes with what is needed to read them. */
  async layer(surface, show, hour) {
    const scale = scaleOf(surface, show, hour)
    return { scale, classOf: classesOf(scale), bytes: await this.bytes(surface.id, show, hour) }
  }
}

// Class of each byte: 0 for none, else 1 + the number of limits below it. The first limit is the smallest value.
export function classesOf(scale) {
  const classes = new Uint8Array(256)
  for (let code = 1; code < 256; code++) {
    const value = decode(scale, code) * (1 + 1e-9)
    let index = 0
    while (index < scale.classLimits.length && value >= scale.classLimits[index]) index++
    classes[code] = Math.max(1, index)
  }
  return classes
}

/** Share of cells that are at least as high as a byte. */
export function shareAtLeast(bytes, code) {
  let count = 0
  for (const other of bytes) if (other >= code) count++
  return count / bytes.length
}

/** Ordinals of the highest cells, highest first. */
export function highest(bytes, count) {
  const order = Uint32Array.from(bytes.keys()).sort((a, b) => bytes[b] - bytes[a] || a - b)
  return Array.from(order.slice(0, count)).filter(cell => bytes[cell] > 0)
}
