// Picks things up on a board and drops them, by pointer, by click and by keys. What may be dropped where the page says:
// [data-drag] can be picked up, [data-drop] takes, [data-ok] would take what is held, [data-cell] is where the keys go.

const far = 6 // px that a pressed pointer moves before it drags
const long = 350 // ms that a finger rests before it drags
const edge = 44 // px at most from the edge of what scrolls

/** Follows the pointer and the keys in an element; the page is told PickUp, Over, Drop and GiveUp. */
export function attach(root, page) {
  let pressed = null
  let held = null // { key, by: 'pointer' | 'click' | 'keys', over, ready }
  let frame = 0

  const stop = new AbortController()
  const on = (target, name, does, more) => target.addEventListener(name, does, { signal: stop.signal, ...more })
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  const keyOf = element => element?.dataset.drop ?? null
  const focusOf = element => (element.matches('button') ? element : element.querySelector('button'))
  const cell = key => root.querySelector(`[data-drop="${CSS.escape(key)}"], [data-drag="${CSS.escape(key)}"]`)

  function place(x, y) {
    const { style } = document.documentElement
    style.setProperty('--held-x', `${Math.min(x, innerWidth - 340)}px`)
    style.setProperty('--held-y', `${Math.min(y, innerHeight - 120)}px`)
  }

  async function over(element) {
    const mine = held
    if (mine.element === element) return
    mine.element?.removeAttribute('data-over')
    mine.element = element
    element?.setAttribute('data-over', '')
    await mine.ready
    if (held === mine && mine.element === element) await page.invokeMethodAsync('Over', keyOf(element))
  }

  function begin(element, by, x, y) {
    const mine = { key: element.dataset.drag, by, element: null, x, y }
    held = mine
    root.dataset.holding = by
    place(x, y)
    mine.ready = page.invokeMethodAsync('PickUp', mine.key).then(
      isHeld => {
        if (held !== mine) isHeld && page.invokeMethodAsync('GiveUp')
        else if (!isHeld) end()
        return isHeld
      },
      fault => {
        if (held === mine) end()
        throw fault
      },
    )
    if (by === 'pointer') frame = requestAnimationFrame(scroll)
    return mine.ready
  }

  function end() {
    held?.element?.removeAttribute('data-over')
    held = null
    delete root.dataset.holding
    cancelAnimationFrame(frame)
  }

  async function drop() {
    const mine = held
    await mine.ready
    if (held !== mine) return
    const key = keyOf(mine.element)
    end()
    mine.element?.setAttribute('data-dropped', '')
    await painted()
    await page.invokeMethodAsync('Drop', key, mine.by === 'keys')
    mine.element?.removeAttribute('data-dropped')
  }

  async function giveUp() {
    const { by, key } = held
    end()
    await painted()
    await page.invokeMethodAsync('GiveUp')
    if (by === 'keys') focus(key)
  }

  // Near an edge, what lies there scrolls.
  function scroll() {
    const { x, y } = held
    const area = document.elementFromPoint(x, y)?.closest('.duties, .gantt')
    if (area && root.contains(area)) {
      const box = area.getBoundingClientRect()
      const top = area === root ? root.querySelector('.head').getBoundingClientRect().bottom : box.top
      const near = Math.min(edge, (box.bottom - top) / 8)
      const speed = y < top + near ? -9 : y > box.bottom - near ? 9 : 0
      const aside = x > box.right - edge ? 9 : x < box.left + edge ? -9 : 0
      if (speed) area.scrollTop += speed
      if (aside) root.scrollLeft += aside
      if (speed || aside) look()
    }
    frame = requestAnimationFrame(scroll)
  }

  const look = () => {
    const element = document.elementFromPoint(held.x, held.y)?.closest('[data-drop]')
    over(element && root.contains(element) ? element : null)
  }

  function move(event) {
    if (pressed && !held && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > far) {
      const { element, touch, x, y } = pressed
      clearTimeout(pressed.timer)
      pressed = null
      if (!touch) begin(element, 'pointer', x, y)
    }
    if (held && held.by !== 'keys') {
      ;[held.x, held.y] = [event.clientX, event.clientY]
      place(held.x, held.y)
      look()
    }
  }

  // The click that follows a drop is none.
  function swallow() {
    const no = event => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    addEventListener('click', no, { capture: true, once: true })
    setTimeout(() => removeEventListener('click', no, { capture: true }))
  }

  on(root, 'pointerdown', event => {
    const element = event.target.closest('[data-drag]')
    if (!element || event.button !== 0 || held) return
    const touch = event.pointerType === 'touch'
    pressed = { element, touch, x: event.clientX, y: event.clientY }
    if (touch) {
      pressed.timer = setTimeout(() => {
        const { x, y } = pressed
        pressed = null
        begin(element, 'pointer', x, y)
      }, long)
    }
  })
  on(document, 'pointermove', move)
  on(document, 'pointerup', () => {
    clearTimeout(pressed?.timer)
    pressed = null
    if (held?.by === 'pointer') {
      swallow()
      drop()
    }
  })
  on(document, 'pointercancel', () => {
    clearTimeout(pressed?.timer)
    pressed = null
    if (held?.by === 'pointer') giveUp()
  })
  on(root, 'touchmove', event => held?.by === 'pointer' && event.cancelable && event.preventDefault(), { passive: false })
  on(root, 'contextmenu', event => held && event.preventDefault())
  on(root, 'dragstart', event => event.preventDefault())

  // A name is picked up by a click too, and dropped by the next: nobody has to drag.
  on(window, 'click', event => {
    if (held?.by === 'click') {
      event.preventDefault()
      event.stopImmediatePropagation()
      const element = event.target.closest?.('[data-drop]')
      if (!element || !root.contains(element)) giveUp()
      else over(element).then(drop)
    } else if (!held && event.detail > 0) {
      const element = event.target.closest?.('[data-drag^="member:"]')
      if (element && root.contains(element)) begin(element, 'click', event.clientX, event.clientY)
    }
  }, { capture: true })

  const middle = element => {
    const box = element.getBoundingClientRect()
    return box.left + box.width / 2
  }

  function go(element) {
    if (!element) return
    root.querySelector('[data-cell][tabindex="0"]')?.setAttribute('tabindex', -1)
    element.setAttribute('tabindex', 0)
    element.focus()
  }

  function rove(from, key) {
    const lines = [...root.querySelectorAll('[data-line]')]
    const cells = line => [...line.querySelectorAll('[data-cell]')].sort((a, b) => middle(a) - middle(b))
    const line = from.closest('[data-line]')
    if (!line) return go((from === root ? root.querySelector('.person [data-cell]') : null) ?? from.querySelector('[data-cell]'))
    const row = cells(line)
    if (key === 'ArrowLeft' || key === 'ArrowRight') return go(row[row.indexOf(from) + (key === 'ArrowLeft' ? -1 : 1)])
    const next = lines[lines.indexOf(line) + (key === 'ArrowUp' ? -1 : 1)]
    if (next) go(cells(next).reduce((best, one) => (Math.abs(middle(one) - middle(from)) < Math.abs(middle(best) - middle(from)) ? one : best)))
  }

  // Up and down go through all places, left and right through those that would take what is held.
  function aim(key) {
    const all = [...root.querySelectorAll('[data-drop]')]
    const back = key === 'ArrowUp' || key === 'ArrowLeft'
    const fits = key === 'ArrowUp' || key === 'ArrowDown' ? () => true : one => one.hasAttribute('data-ok')
    const at = held.element?.isConnected ? all.indexOf(held.element) : -1
    const next = back ? all.slice(0, Math.max(at, 0)).findLast(fits) : all.slice(at + 1).find(fits)
    if (next) point(next)
  }

  function point(element) {
    const target = focusOf(element)
    go(target)
    const box = target.getBoundingClientRect()
    place(box.left + Math.min(box.width, 120), box.bottom + 6)
    return over(element)
  }

  async function lift(element) {
    const box = element.getBoundingClientRect()
    if (await begin(element, 'keys', box.right, box.bottom)) {
      const first = root.querySelector('[data-drop][data-ok]')
      if (held && first) point(first)
    }
  }

  on(document, 'keydown', event => {
    const isArrow = /^Arrow(Up|Down|Left|Right)$/.test(event.key)
    const isMine = root.contains(event.target)
    if (event.ctrlKey || event.metaKey || event.altKey || (!held && !isMine)) return
    const element = isMine ? event.target.closest('[data-drag]') : null
    const does =
      held && event.key === 'Escape' ? giveUp
      : held?.by === 'keys' && isArrow ? () => aim(event.key)
      : held?.by === 'keys' && event.key === 'Enter' ? drop
      : held ? null
      : element && (event.key === 'm' || event.key === 'Enter') ? () => lift(element)
      : isArrow && event.target.matches('.gantt, .duties, [data-cell]') ? () => rove(event.target, event.key)
      : null
    if (!does) return
    event.preventDefault()
    event.stopPropagation()
    does()
  }, { capture: true })

  function focus(key) {
    const element = cell(key)
    if (element) go(focusOf(element))
    return !!element
  }

  return {
    focus,
    detach() {
      stop.abort()
      if (held) end()
    },
  }
}
