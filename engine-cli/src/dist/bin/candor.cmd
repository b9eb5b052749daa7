@echo off
rem Runs Candor on Windows. Needs a JDK of 17 or later: JAVA_HOME, else the java on the PATH.
setlocal
set "app=%~dp0..\app"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dcandor.exit.base=100 -jar "%app%\candor-engine-cli.jar" %*
set "code=%ERRORLEVEL%"
if %code% GEQ 100 if %code% LEQ 170 set /a code-=100 & goto done
echo Java ended with (%code%) before Candor did. 1>&2
set "code=70"
:done
exit /b %code%
