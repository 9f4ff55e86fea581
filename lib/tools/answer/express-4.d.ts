/** Express 4, installed beside 5 under another name; what is used of it here has the same types in both. */
declare module 'express-4' {
  import express from 'express'
  export default express
}
