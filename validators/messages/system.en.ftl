### Why the system refused something, and what is wrong with the file of the calendar. The program fills in the words in braces.

os-ENOENT = there is no such file or folder
os-EACCES = access is denied
os-EPERM = this is not permitted
os-EEXIST = there is a file of that name already
os-ENOTDIR = this is no folder
os-EISDIR = this is a folder, not a file
os-ENOSPC = the disk is full
os-EROFS = the disk can only be read
os-ENAMETOOLONG = the name is too long
os-EADDRNOTAVAIL = this machine has no such address
os-EMFILE = too many files are open

calendar_file-unreadable = { $file }: { $reason }
calendar_file-no_toml = { $file }: this is not TOML in UTF-8 ({ $reason })
calendar_file-decree = { $file }: decree is written as [[decree]]
calendar_file-twice = { $file }: { $day } is given twice
calendar_file-unknown = { $file }: unknown { $names }; expected { $known }
calendar_file-source = { $file }: source is one line of at most { $limit } characters naming the decree
calendar_file-no_date = { $file }: { $key } holds { $value }, expected dates such as 2026-01-05
