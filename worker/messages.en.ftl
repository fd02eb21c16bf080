### What the service says when it is started.

serve-starting = Bagalau is starting.
serve-address = { "  " }Address:       { $address }
serve-docs = { "  " }Documentation: { $address }/docs
serve-data = { "  " }Data:          { $folder }
serve-key = The access key for programs (shown once, keep it): { $key }
serve-link = The link to sign in for the first time (good for 24 hours and once): { $address }
serve-key_file = The link to sign in for the first time, and the access key where no setting gives one, were written to { $path } (only the user that started Bagalau can read it). Keep them and delete the file.
serve-answers = The service answers. To stop it: Ctrl-C.
serve-slow = The service still does not answer; the reason should be in the messages above.
serve-stopped = Bagalau has stopped.
serve-no_folder = The data folder { $folder } cannot be written to ({ $reason }). Name another one: BAGALAU_DATA_DIR=/path.
serve-taken_folder = Another running Bagalau works with the data folder { $folder }. Stop it or name another folder: BAGALAU_DATA_DIR=/path.
serve-descriptors = The system lets a process have { $allowed } files and connections open; at least { $enough } are needed. The service works, but cuts off the oldest connections when there are many. Raise the limit: ulimit -n { $enough }, or LimitNOFILE={ $enough } in the systemd unit.
serve-taken_port = Port { $port } is in use by another program. Name another one: PORT=8001.
serve-closed_port = Port { $port } is open to the administrator only. Name another one: PORT=8001.
serve-no_address = The address { $host }:{ $port } cannot be listened on ({ $reason }). Check HOST and PORT.
serve-died_code = The process { $process } ended (code { $code }) and is started again in { $pause } s.
serve-died_signal = The process { $process } ended (signal { $signal }) and is started again in { $pause } s.
serve-frozen = The process { $process } shows no sign of life; it is ended and started again.
serve-ended = The process { $process } did not stop in time and was ended by force.
