/** Opens the document of a scene in the playground, from where it can be stored in the talk again. */
export const sceneEditHref = (talk: string, scene: string) =>
  `/playground?talk=${encodeURIComponent(talk)}&scene=${encodeURIComponent(scene)}`
