# The date of this version, for man pages, the changelog and the files of a package: never the clock, so that the same tree gives the same bytes.
set(TRIALBOOK_EPOCH 1795132800)
set(before "$ENV{SOURCE_DATE_EPOCH}")
set(ENV{SOURCE_DATE_EPOCH} ${TRIALBOOK_EPOCH})  # what string(TIMESTAMP) writes
string(TIMESTAMP TRIALBOOK_DATE "%Y-%m-%d" UTC)
string(TIMESTAMP TRIALBOOK_CHANGELOG_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
if(before STREQUAL "")
  unset(ENV{SOURCE_DATE_EPOCH})
else()
  set(ENV{SOURCE_DATE_EPOCH} ${before})
endif()
