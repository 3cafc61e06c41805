// The map comes first: the page's own code starts once it is complete, or at once where no map is asked for.
import { readAddress } from './address.mjs'
import { first } from './early.mjs'
import { ready } from './map.mjs'

const longestWait = 4000
const hasMap = ['', 'hotspots', 'tonight'].includes(readAddress().page.split('/')[0]) && !readAddress().page.endsWith('print')

async function mapComplete() {
  const asked = hasMap && (await first.catch(() => null))
  // Without the district there will be no map: the page says so at once.
  if (!asked || !(await asked.loading.catch(() => null))) return
  await ready
}

await Promise.race([mapComplete(), new Promise(resolve => setTimeout(resolve, longestWait))])
window.Blazor.start()
