/** Uploads: a chunk of its own, loaded by pages that have them. It adds its actions to those of the page. */
import { actions } from '../actions'
import { forget } from './files'
import { cancel, send } from './send'

actions.upload = send
actions.cancel_upload = ({ id }) => cancel(id)
actions.clear_selected_files = ({ id }) => forget(String(id))

export { Upload } from './dropzone'
export { sending } from './send'
