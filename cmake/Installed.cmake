# What the program makes of itself when it is built, man pages and completion scripts, and where everything is installed.
set(share ${PROJECT_BINARY_DIR}/share)
add_custom_command(OUTPUT ${share}/man/man1/trialbook.1.gz
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${share}/man/man1
  COMMAND ${CMAKE_COMMAND} -E make_directory ${share}/man/man1
  COMMAND trialbook manual --folder ${share}/man/man1
  COMMAND gzip -9nr ${share}/man/man1
  DEPENDS trialbook COMMENT "Writing man pages" VERBATIM)
add_custom_command(OUTPUT ${share}/bash-completion/completions/trialbook ${share}/zsh/vendor-completions/_trialbook
  COMMAND ${CMAKE_COMMAND} -E make_directory ${share}/bash-completion/completions ${share}/zsh/vendor-completions
  COMMAND trialbook completion bash --output ${share}/bash-completion/completions/trialbook --overwrite
  COMMAND trialbook completion zsh --output ${share}/zsh/vendor-completions/_trialbook --overwrite
  DEPENDS trialbook COMMENT "Writing completion scripts" VERBATIM)
add_custom_command(OUTPUT ${share}/doc/trialbook/changelog.gz
  COMMAND ${CMAKE_COMMAND} -E make_directory ${share}/doc/trialbook
  COMMAND gzip -9nc ${PROJECT_BINARY_DIR}/changelog > ${share}/doc/trialbook/changelog.gz
  DEPENDS ${PROJECT_BINARY_DIR}/changelog COMMENT "Compressing the changelog" VERBATIM)
configure_file(${PROJECT_SOURCE_DIR}/packaging/changelog.in ${PROJECT_BINARY_DIR}/changelog @ONLY)
add_custom_target(installed_texts ALL
  DEPENDS ${share}/man/man1/trialbook.1.gz ${share}/bash-completion/completions/trialbook ${share}/doc/trialbook/changelog.gz)

install(TARGETS trialbook RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${shipped_database} DESTINATION ${CMAKE_INSTALL_DATADIR}/trialbook)
install(DIRECTORY ${share}/man/man1 DESTINATION ${CMAKE_INSTALL_MANDIR})
install(FILES ${share}/bash-completion/completions/trialbook DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${share}/zsh/vendor-completions/_trialbook DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")
install(FILES README.md packaging/copyright ${share}/doc/trialbook/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
