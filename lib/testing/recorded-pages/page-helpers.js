// What the scripts of the recorded pages use, in the real browsers and in the simulated ones.
// biome-ignore-all lint/correctness/noUnusedVariables: the scripts are appended to this text
const show = (error) => (error?.name ? `${error.name}: ${error.message}` : String(error))
/** How an element ends, or `nothing` where it reports nothing. */
const loaded = (element) =>
  new Promise((resolve) => {
    for (const type of ['load', 'error', 'loadeddata']) element.addEventListener(type, () => resolve(type))
    setTimeout(() => resolve('nothing'), 2500)
  })
const tryFetch = async (url, init) => {
  try {
    const response = await fetch(url, init)
    return `${response.type} ${response.status}`
  } catch (error) {
    return show(error)
  }
}
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
/** An element with these properties, appended once it is complete. */
const element = (name, properties, place = document.body) => {
  const made = Object.assign(document.createElement(name), properties)
  place.append(made)
  return made
}
